import { localDay } from '../../../shared/time/billing-week.ts'
import { lengthMs } from '../../../shared/time/interval.ts'
import type { DiarySegment } from '../../ui/diary/segments.ts'

/** One day's work on a project, in the reader's zone. */
export type DayHours = { day: string; totalMs: number; billableMs: number; unpostedMs: number }

/** Segments summed by the day they start in, newest day first. Refused time counts for nothing. */
export function hoursByDay(segments: readonly DiarySegment[], zone: string): DayHours[] {
  const days = new Map<string, DayHours>()
  for (const segment of segments) {
    if (segment.standing === 'refused') continue
    const day = localDay(segment.startMs, zone).isoDate
    const sums = days.get(day) ?? { day, totalMs: 0, billableMs: 0, unpostedMs: 0 }
    const length = lengthMs(segment)
    days.set(day, {
      day,
      totalMs: sums.totalMs + length,
      billableMs: sums.billableMs + segment.billableMs,
      unpostedMs: sums.unpostedMs + (segment.standing === 'queued' ? length : 0),
    })
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? 1 : -1))
}
