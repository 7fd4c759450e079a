import type { Interval } from '../../../shared/time/interval.ts'

const HOUR_MS = 3_600_000

/**
 * The hours a day's ribbon shows: nine to five, more when work lies outside, whole hours since the
 * day began. A day of a clock change has 23 or 25 of them.
 */
export function ribbonScale(
  day: Interval,
  work: readonly Interval[],
): { from: number; to: number } {
  const hours = Math.round((day.endMs - day.startMs) / HOUR_MS)
  const starts = work.map(({ startMs }) => Math.floor((startMs - day.startMs) / HOUR_MS))
  const ends = work.map(({ endMs }) => Math.ceil((endMs - day.startMs) / HOUR_MS))
  return {
    from: Math.max(0, Math.min(9, ...starts)),
    to: Math.min(hours, Math.max(17, ...ends)),
  }
}

/** Where a stretch lies on the ribbon, in percent of its width; clipped to it. */
export function onScale(
  { startMs, endMs }: Interval,
  dayStartMs: number,
  { from, to }: { from: number; to: number },
): { left: number; width: number } {
  const share = (ms: number) =>
    Math.min(100, Math.max(0, (((ms - dayStartMs) / HOUR_MS - from) * 100) / (to - from)))
  const left = share(startMs)
  return { left, width: share(endMs) - left }
}
