import { durationText } from './words.ts'

/** A length of time, milliseconds in, `7 h 40 min` out, digits of one width. */
export function DurationText({ ms }: { ms: number }) {
  return <span className="mp-figure">{durationText(ms)}</span>
}
