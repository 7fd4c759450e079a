/** Weekly invoices. */
export const invoices = {
  number: 'Invoice {{number}}',
  title: 'Invoices',
  missing: 'No invoice here',
  none: 'No invoices yet',
  noneBody:
    'Each Monday the hours of the week before become one invoice for each hourly project; it is paid on Wednesday.',
  week: 'Week {{week}}',
  finalWeek: 'Week {{week}}, last of the contract',
  issued: 'Issued',
  due: 'Due',
  paid: 'Paid',
  paidAt: 'Paid {{when}}',
  dueAt: 'Due {{when}}',
  failedAt: 'Failed {{when}}',
  state: {
    due: 'Due',
    onHold: 'On hold',
    disputed: 'In dispute',
    failed: 'Not paid',
    paid: 'Paid',
  },
  lines: 'What is billed',
  line: 'Week',
  adjustment: 'Adjustment: posted after the invoice of its week',
  time: 'Time',
  rate: 'Rate per hour',
  total: 'Total',
  credited: 'Taken off by a dispute',
  toPay: 'To pay',
  payments: 'What paid it',
  fromMilestoneGone: 'A milestone that is no longer listed',
  givenBack: 'Given back to the employer’s balance',
  refundTitle: 'Refund an invoice',
  fromSourceNamed: 'Payment source, {{label}}',
  howPaid: 'How it is paid',
  print: 'Print',
  pay: 'Pay now',
  payTitle: 'Pay {{amount}} now?',
  payBody:
    'Existing milestones of the project pay first, the rest is charged to your payment source, {{source}}. {{freelancer}} is paid at once; this cannot be undone.',
  payBodyNoSource:
    'Existing milestones of the project pay it: there is no payment source for a rest. {{freelancer}} is paid at once; this cannot be undone.',
  payNo: 'Not now',
  payYes: 'Pay {{amount}}',
  payDone: 'The invoice of {{amount}} is paid.',
  dispute: 'Dispute hours',
  failed: {
    employer: 'This invoice could not be paid',
    employerBody:
      'Your payment source did not pay on {{when}}; nothing was paid in part. Create a Milestone Payment on this project that covers the rest, or ask who runs this marketplace to verify the source or raise its limit; then pay now. It is also tried again by itself. Until it is paid, no new time can be tracked on this project.',
    employerNoSource:
      'There is no payment source, and on {{when}} the held milestones did not cover it; nothing was paid in part. Create a Milestone Payment on this project that covers the rest, then pay now. Until it is paid, no new time can be tracked on this project.',
    freelancer: 'The employer could not pay this invoice',
    freelancerBody:
      'It failed on {{when}}; nothing was paid in part, and it is tried again by itself. Until it is paid, no new time can be tracked on this project. Time tracked before is kept.',
  },
  holdTitle: 'This invoice is on hold',
  hold: {
    employer: {
      desktop_app_required:
        '{{freelancer}} has not installed the Desktop App yet. Ask {{freelancer}} to install it and sign in; the invoice is then paid when it is due.',
      hours_not_posted:
        'No tracked hours are posted for this project yet. Once the app was online they are here, and the invoice is paid when it is due.',
      disputed:
        'Its hours are in dispute. It is paid when the dispute has ended, less what it takes off.',
    },
    freelancer: {
      desktop_app_required:
        'You have not installed the Desktop App yet. Sign in there and it counts at once; the invoice is then paid when it is due.',
      hours_not_posted:
        'No tracked hours are posted for this project yet. They post by themselves when the app is online.',
      disputed:
        'Its hours are in dispute. It is paid when the dispute has ended, less what it takes off.',
    },
  },
  howPaidBy: {
    source:
      'Existing milestones pay first, the oldest first, in part where that is enough. The rest is charged to your payment source, {{source}}. All of it or nothing.',
    milestones:
      'Existing milestones pay first, the oldest first, in part where that is enough. There is no payment source for the rest, so milestones must cover it. All of it or nothing.',
    employer:
      'Existing milestones pay first, the oldest first, in part where that is enough. The rest is charged to the employer’s payment source. All of it or nothing.',
  },
} as const
