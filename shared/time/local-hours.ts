import { Temporal } from 'temporal-polyfill'
import type { Interval } from './interval.ts'

/** One hour of a zone's clock as it really passed. */
export type LocalHour = Interval & {
  /** What the clock shows for it, 0 to 23. */
  readonly hour: number
}

const HOUR_MS = 3_600_000

/** A stretch in which the zone keeps one offset from UTC. */
type Run = Interval & { offsetMs: number }

function runsOf({ startMs, endMs }: Interval, zone: string): Run[] {
  const runs: Run[] = []
  for (let fromMs = startMs; fromMs < endMs; ) {
    const at = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone)
    const change = at.getTimeZoneTransition('next')?.epochMilliseconds ?? endMs
    const toMs = Math.min(endMs, change)
    runs.push({ startMs: fromMs, endMs: toMs, offsetMs: at.offsetNanoseconds / 1e6 })
    fromMs = toMs
  }
  return runs
}

/**
 * The hours of a zone's clock in a span, in order and without a gap. A clock change makes them what
 * they really were: an hour that is skipped is not there, one that passes twice is there twice, and
 * where the change is half an hour, one hour lasts 30 or 90 minutes.
 */
export function localHours(span: Interval, zone: string): LocalHour[] {
  const hours: (LocalHour & { localStartMs: number })[] = []
  for (const { startMs, endMs, offsetMs } of runsOf(span, zone)) {
    for (let fromMs = startMs; fromMs < endMs; ) {
      const localStartMs = fromMs + offsetMs
      const index = Math.floor(localStartMs / HOUR_MS)
      const toMs = Math.min(endMs, (index + 1) * HOUR_MS - offsetMs)
      const last = hours.at(-1)
      // The clock went back within this hour, not to its beginning: it goes on.
      if (
        last &&
        Math.floor(last.localStartMs / HOUR_MS) === index &&
        localStartMs > last.localStartMs
      ) {
        hours[hours.length - 1] = { ...last, endMs: toMs }
      } else
        hours.push({ startMs: fromMs, endMs: toMs, hour: ((index % 24) + 24) % 24, localStartMs })
      fromMs = toMs
    }
  }
  return hours.map(({ startMs, endMs, hour }) => ({ startMs, endMs, hour }))
}

/** The minute that a zone's clock shows at an instant, 0 to 59. */
export const minuteAt = (atMs: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).minute
