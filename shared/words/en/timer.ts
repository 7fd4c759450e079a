/** The timer, idle time and the billing week. */
export const timer = {
  title: 'Timer',
  pill: 'Tracking, {{time}}, open the timer',
  memoHint: 'What are you working on?',
  start: 'Start',
  stop: 'Stop',
  space: 'Space',
  elapsed: 'Time of this session',
  phase: {
    stopped: 'Stopped',
    running: 'Tracking',
    idlePending: 'Waiting for your answer',
    suspended: 'Paused while the computer sleeps',
  },
  noProjects: 'No hourly project in Current Work',
  noProjectsHint:
    'Time is tracked on hourly projects that you have accepted. Awarded ones wait under My Projects.',
  toProjects: 'Open My Projects',
  blocked: {
    billingOff: {
      title: 'Billing is switched off for this contract.',
      text: 'Ask who runs this marketplace to switch it on. Time tracked before is kept.',
    },
    invoiceUnpaid: {
      title: 'An invoice of this contract could not be paid.',
      text: 'New tracking waits until {{employer}} has paid it. Time tracked before is kept.',
    },
    otherDevice: 'Another device',
    elsewhere: {
      title: '{{device}} is tracking {{project}}.',
      heard: 'One session runs at a time. What was tracked there up to now is kept and posted.',
      silentTitle: '{{device}} has a session on {{project}}, and is silent.',
      silent:
        'It was last heard of {{ago, duration}} ago. What it tracked is posted when it is back. If it still tracks after you have started here, you choose later which of the time counts.',
      unknown:
        'This computer cannot ask whether it still tracks. If it does, and you start here, you choose later which of the time counts.',
      otherProject: 'another project',
      takeOver: 'Stop it there and start here',
    },
  },
  todaySummary_zero: 'Nothing tracked today',
  todaySummary_one: '{{count}} segment, {{length}}',
  todaySummary_other: '{{count}} segments, {{length}}',
  legend: {
    posted: 'Posted',
    queued: 'Not posted yet',
    refused: 'Refused',
    nonBillable: 'Not billable',
    open: 'Running now',
  },
  idle: {
    title: 'No input since {{time}}',
    text: 'Nothing after {{time}} is billed until you decide. Everything before it is safe.',
    keep: 'Keep the time',
    discard: 'Discard it and go on',
    stop: 'Discard it and stop',
  },
  week: {
    label: 'This week',
    thisWeek: 'this week',
    posted: 'posted {{posted}} of {{total}}',
    limit: '{{worked}} of {{limit}} weekly limit',
    reached: 'Reached: time past it is recorded, but not billable.',
    near: '{{length}} left',
    unfunded: 'unfunded {{amount}}',
    request: 'Request milestone',
    ends: 'Week ends {{when}} ({{zone}})',
  },
} as const
