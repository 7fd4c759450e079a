/** The tray: its menu and what is said beside its icon. */
export const tray = {
  tooltip: 'Milepost: {{line}}',
  phase: {
    stopped: 'Not tracking',
    running: 'Tracking, {{length}}',
    idlePending: 'No input for a while: were you working? {{length}} so far',
    suspended: 'Paused while the computer slept, {{length}}',
  },
  item: {
    keepIdle: 'Keep idle time',
    discardIdle: 'Discard idle time',
    stop: 'Stop',
    open: 'Open Milepost',
    quit: 'Quit',
  },
  signedOut: 'Signed out: your time is kept on this computer',
  unseen: '{{title}}. {{body}}',
  start: 'Start {{project}}',
  elsewhere: '{{device}} has a session',
  takeOver: 'Stop it on {{device}} and start {{project}} here',
} as const
