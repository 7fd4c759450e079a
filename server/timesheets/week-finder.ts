import { billingWeek, type CalendarSpan } from '../../shared/time/billing-week.ts'

/**
 * Finds billing weeks (I1) and remembers them: a batch of segments lies in one or two, and the
 * calendar is slow.
 */
export function createWeekFinder() {
  const known = new Map<string, CalendarSpan[]>()
  return (atMs: number, zone: string): CalendarSpan => {
    const weeks = known.get(zone) ?? []
    const found = weeks.find(({ startMs, endMs }) => startMs <= atMs && atMs < endMs)
    if (found) return found
    const week = billingWeek(atMs, zone)
    known.set(zone, [...weeks, week])
    return week
  }
}
export type WeekFinder = ReturnType<typeof createWeekFinder>
