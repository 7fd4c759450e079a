/** Where a freelancer lets the Desktop App in. */
export const device = {
  title: 'Let the Desktop App in',
  codeLabel: 'Code shown by the app',
  codeHelp:
    'Type it as the app on your own computer shows it. A code that somebody sent you lets them in.',
  codeMissing: 'Write the code that the app shows.',
  look: 'Continue',
  question: 'Is this your computer?',
  computer: 'Computer',
  computerUnknown: 'It did not give its name',
  asked: 'Asked',
  address: 'Address',
  sameAddress: '{{address}}, the same as this browser’s',
  otherAddress: {
    title: 'The app asked from another network than this browser’s.',
    body: 'Approve only if you see the code on that computer yourself.',
  },
  consequence:
    'Once approved, the app on that computer can track and post hours and ask for milestones as {{name}}.',
  suspicious: 'You did not start this, or somebody gave you the code? Then deny it.',
  client: 'Milepost Desktop App',
  approve: 'Approve',
  deny: 'Deny',
  employer: 'The Desktop App tracks a freelancer’s hours; this account is an employer’s.',
  employerBody: 'Sign out, then sign in as the freelancer who shows the code.',
  unknown_code: {
    title: 'This code is not known.',
    remedy: 'Compare it with the app, sign by sign, and write it again.',
  },
  expired_code: {
    title: 'This code has run out.',
    remedy: 'Ask the app for a new one and open its page again.',
  },
  not_yours: {
    title: 'This code belongs to another account.',
    remedy: 'Ask the app for a new code and approve it with one account only.',
  },
  another: 'Write another code',
  done: {
    approved: 'The app is signed in.',
    approvedBody: 'You can close this page and go back to the app.',
    denied: 'The app was turned away.',
    deniedBody: 'Nobody was signed in. Start again in the app if it was you after all.',
  },
} as const
