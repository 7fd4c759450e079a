const pad = (value: number) => String(value).padStart(2, '0')

/** Whole hours, minutes and seconds of a length, cut down, never rounded up. */
function parts(ms: number) {
  const seconds = Math.floor(Math.max(0, ms) / 1000)
  return {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  }
}

/** A running length: `0:42:07`. */
export function runningTime(ms: number): string {
  const { hours, minutes, seconds } = parts(ms)
  return `${hours}:${pad(minutes)}:${pad(seconds)}`
}

/** A length among others of its kind: `7:20`, hours and minutes. */
export function shortTime(ms: number): string {
  const { hours, minutes } = parts(ms)
  return `${hours}:${pad(minutes)}`
}

/** Which words a length is written in, with their numbers. */
export type DurationWords = {
  key: 'duration.hours' | 'duration.minutes' | 'duration.hoursMinutes' | 'duration.underMinute'
  hours: number
  minutes: number
}

/** A length in words: `7 h 40 min`, `40 min`, `2 h`, `under 1 min`. Zero is `0 min`. */
export function durationWords(ms: number): DurationWords {
  const { hours, minutes, seconds } = parts(ms)
  if (hours > 0) {
    return { key: minutes > 0 ? 'duration.hoursMinutes' : 'duration.hours', hours, minutes }
  }
  const under = minutes === 0 && seconds > 0
  return { key: under ? 'duration.underMinute' : 'duration.minutes', hours, minutes }
}
