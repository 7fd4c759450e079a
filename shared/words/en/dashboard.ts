/** The pages' *Dashboard*. */
export const dashboard = {
  title: 'Dashboard',
  needsYou: 'Needs you now',
  nothing: 'Nothing waits for you.',
  nothingHint: 'Requests, releases and deadlines show here as they come.',
  task: {
    payInvoice: 'Invoice {{number}} over {{amount}} could not be paid',
    payInvoiceHint:
      'New tracking waits until it is. Open it to see what is missing, then pay again.',
    unpaidInvoice: 'Invoice {{number}} over {{amount}} could not be paid',
    unpaidInvoiceHint:
      'New tracking waits until it is. The employer has been told; time tracked before is kept.',
    answerDispute: 'Answer in the dispute over {{amount}}',
    answerDisputeHint: 'Until {{when}}, {{left}}. Silence loses.',
    heldInvoice: 'Invoice {{number}} over {{amount}} is on hold',
    release: 'Release of {{amount}} is requested',
    request: 'Answer the request for {{amount}}',
    cancellation: 'Answer the request to cancel {{amount}}',
    accept: 'A project is awarded to you',
    acceptHint: 'Accept it on its page or in the Desktop App; it becomes Current Work.',
  },
  hold: {
    desktop_app_required: 'The Desktop App is not installed yet.',
    hours_not_posted: 'No tracked hours are posted yet.',
    disputed: 'Its hours are in dispute.',
  },
  weekNone: 'No hourly project is in Current Work.',
  weekBillable: '{{length}} of it billable',
  weekInvoice: 'Next invoice',
  weekPay: 'To be paid',
  movements: 'Latest movements',
  movementsNone: 'No money has moved in the last 30 days.',
  newTitle: 'Your projects start here',
  newEmployer:
    'Once you award a project it shows here: what the freelancer asks for, the hours of the week, what is due and when.',
  newFreelancer:
    'Once a project is awarded to you it shows here: the hours of the week, what is due and when it is paid.',
} as const
