/** Where an account is signed in, and the question for the password. */
export const sessions = {
  title: 'Where you are signed in',
  lead: 'Sign out whatever you do not recognise or no longer use. An app that is signed out goes on tracking and keeps the hours on its computer.',
  app: 'Milepost Desktop App',
  appOn: 'Desktop App on {{computer}}',
  browser: '{{browser}} on {{system}}',
  program: 'Another program',
  here: 'This browser',
  since: 'Signed in {{when}}',
  from: 'Signed in {{when}} from {{address}}',
  until: 'Ends by itself {{when}}',
  end: 'Sign out',
  endNamed: 'Sign out: {{name}}, {{since}}',
  ended: 'It is signed out.',
  endOthers: 'Sign out everywhere else',
  endOthersTitle: 'Sign out everywhere but here?',
  endOthersBody:
    'All other browsers and the Desktop App have to sign in again. Hours that an app tracks until then are kept on its computer.',
  endOthersNo: 'Keep them signed in',
  endOthersYes: 'Sign out everywhere else',
  othersEnded: 'You are signed in only here.',
  password: {
    title: 'Your password, please',
    body: 'You signed in a while ago. What you pressed goes on once the password is right.',
    label: 'Password of {{email}}',
    go: 'Go on',
  },
} as const
