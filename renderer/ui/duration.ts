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
