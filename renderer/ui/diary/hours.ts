import type { Interval } from '../../../shared/time/interval.ts'
import { type LocalHour, localHours, minuteAt } from '../../../shared/time/local-hours.ts'
import type { DiarySegment } from './segments.ts'

/** One hour of the diary, as the zone's clock shows it, and its six ten-minute cells. */
export type DiaryHour = { startMs: number; label: string; cells: DiarySegment[][] }

const CELL_MINUTES = 10
const CELLS = 6

const rowOf = ({ startMs, hour }: LocalHour): DiaryHour => ({
  startMs,
  label: `${String(hour).padStart(2, '0')}:00`,
  cells: Array.from({ length: CELLS }, (): DiarySegment[] => []),
})

/**
 * A day's segments as hours down and six cells across. A segment stands in the cell in which it
 * starts, or in the day's first cell if it started before midnight. Hours run from the first with work
 * to the last, as they really passed: an hour that a clock change repeats has two rows.
 * @param day the day's instants in the zone
 */
export function diaryHours(
  segments: readonly DiarySegment[],
  day: Interval,
  zone: string,
): DiaryHour[] {
  const hours = localHours(day, zone)
  const rows = hours.map(rowOf)
  let first = rows.length
  let last = -1
  for (const segment of segments.toSorted((a, b) => a.startMs - b.startMs)) {
    const atMs = Math.max(segment.startMs, day.startMs)
    const index = hours.findIndex(({ startMs, endMs }) => atMs >= startMs && atMs < endMs)
    if (index < 0) continue
    rows[index]?.cells[Math.floor(minuteAt(atMs, zone) / CELL_MINUTES)]?.push(segment)
    first = Math.min(first, index)
    last = Math.max(last, index)
  }
  return rows.slice(first, last + 1)
}
