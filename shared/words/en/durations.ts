/** Lengths of time. */
export const durations = {
  hours: '{{hours}} h',
  minutes: '{{minutes}} min',
  hoursMinutes: '{{hours}} h {{minutes}} min',
  underMinute: 'under 1 min',
  seconds: '{{seconds}} s',
} as const
