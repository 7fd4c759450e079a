import { dayAfter, dayAt, shareIn, spanOfDay } from '../../../shared/time/day.ts'
import type { DiarySegment } from '../../ui/diary/segments.ts'

/** One day's work on a project, in the reader's zone. */
export type DayHours = { day: string; totalMs: number; billableMs: number; unpostedMs: number }

/**
 * Segments summed by day, newest day first; one across midnight counts on both days, each with its own
 * part. Refused time counts for nothing.
 */
export function hoursByDay(segments: readonly DiarySegment[], zone: string): DayHours[] {
  const days = new Map<string, DayHours>()
  for (const segment of segments) {
    if (segment.standing === 'refused') continue
    const lastDay = dayAt(segment.endMs - 1, zone)
    for (let day = dayAt(segment.startMs, zone); day <= lastDay; day = dayAfter(day, 1)) {
      const share = shareIn(segment, spanOfDay(day, zone))
      const sums = days.get(day) ?? { day, totalMs: 0, billableMs: 0, unpostedMs: 0 }
      days.set(day, {
        day,
        totalMs: sums.totalMs + share.totalMs,
        billableMs: sums.billableMs + share.billableMs,
        unpostedMs: sums.unpostedMs + (segment.standing === 'queued' ? share.totalMs : 0),
      })
    }
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? 1 : -1))
}
