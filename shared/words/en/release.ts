/** *Release*, its two confirmations, and what has to be there before it. */
export const release = {
  steps: {
    note: 'You must install the Desktop App first for any Milestone Payment on your project to be released.',
    fulfilled: 'Ready for release',
    fulfilledText:
      'The Desktop App is installed and tracked hours are posted. Your employer can release milestones of this project.',
    missing: 'Nothing can be released yet',
    app: 'Desktop App installed on a registered device',
    appMissing:
      'Desktop App not registered yet. It registers by itself as soon as this app is online and signed in.',
    hours: 'Tracked hours posted for this project',
    hoursMissing:
      'No tracked hours posted for this project yet. Start the timer; hours post by themselves when you are online.',
    done: 'Done',
    open: 'Missing',
  },
  title: 'Release Milestone Payment',
  lead: 'Reconfirm the amount to be paid to {{freelancer}} for:',
  amount: 'Amount to release',
  amountHelp: 'The whole is {{amount}}; write less to release a part. The rest stays held.',
  rest: '{{amount}} stays held.',
  restNone: 'This is the whole milestone; write less to release a part.',
  sureTitle: 'Release {{amount}} to {{freelancer}}?',
  sure: 'Once released, we cannot recover the money without the consent of {{freelancer}}.',
  sureCheck: 'Make sure that the work is complete and that you are satisfied with it.',
  yes: 'Yes, I want to release funds',
  no: 'No, keep it held',
  again: 'Look at it again',
  done: '{{amount}} is released to {{freelancer}}.',
  blockedTitle: 'Nothing can be released on this project yet',
  blockedWhy: '{{amount}} cannot be released yet',
  readyTitle: 'Milestones can be released',
  readyBody: 'The Desktop App is installed and {{posted}} of tracked time is posted.',
  mend: {
    desktop_app_required:
      '{{freelancer}} has not installed the Desktop App yet. Ask {{freelancer}} to install it and sign in; this page notices by itself.',
    hours_not_posted:
      'No tracked hours are posted yet. They are here once {{freelancer}} has tracked time and the app was online.',
  },
  mendAsFreelancer: {
    desktop_app_required:
      'You must install the Desktop App first for any Milestone Payment on this project to be released. Sign in there and it counts at once.',
    hours_not_posted:
      'No tracked hours are posted yet. Track time on this project in the Desktop App; the hours post by themselves when it is online.',
  },
} as const
