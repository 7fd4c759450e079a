/** Lengths of time. */
export const durations = {
  hours: '{{hours}} h',
  minutes: '{{minutes}} min',
  hoursMinutes: '{{hours}} h {{minutes}} min',
  underMinute: 'under 1 min',
  seconds: '{{seconds}} s',
  minutesSeconds: '{{minutes}} min {{seconds}} s',
  milliseconds: '{{ms}} ms',
  /** Until a deadline. */
  left: {
    days: '{{days}} d {{hours}} h left',
    hours: '{{hours}} h {{minutes}} min left',
    minutes: '{{minutes}} min left',
    over: 'the time is over',
  },
} as const
