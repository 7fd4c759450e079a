import { durations } from './durations.ts'

/** English, the language the others are translated from: a file a capability. */
export const en = {
  numbers: 'en-US',
  dates: 'en-GB',
  words: { durations },
} as const
