import { Temporal } from 'temporal-polyfill'
import { type CalendarSpan, dateAt, firstInstant } from './billing-week.ts'
import type { Interval } from './interval.ts'

/** The calendar day of an instant in a zone, `2026-03-29`. */
export const dayAt = (atMs: number, zone: string): string => dateAt(atMs, zone).toString()

/** The day so many days later, or earlier when negative; a calendar has no clock changes. */
export const dayAfter = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString()

/** Whether text from an address is a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

/**
 * The instants of a calendar day `YYYY-MM-DD` in a zone, half-open. A day that the zone skipped when
 * it crossed the date line is empty. Throws a RangeError on a day or a zone that does not exist.
 */
export function spanOfDay(day: string, zone: string): CalendarSpan {
  const date = Temporal.PlainDate.from(day)
  const startMs = firstInstant(date, zone)
  const endMs = firstInstant(date.add({ days: 1 }), zone)
  return dayAt(startMs, zone) === day ? { startMs, endMs } : { startMs, endMs: startMs }
}

/** The calendar day around an instant in a zone, half-open, with its date as `YYYY-MM-DD`. */
export function localDay(atMs: number, zone: string): CalendarSpan & { isoDate: string } {
  const isoDate = dayAt(atMs, zone)
  return { ...spanOfDay(isoDate, zone), isoDate }
}

/** Tracked time with the part of it that is billable, which comes first (T8). */
type Worked = Interval & { readonly billableMs: number }

/**
 * What a stretch of work adds to a span. Of a segment that lies across midnight each day counts its
 * own part, so that the days' figures add up.
 */
export function shareIn(
  { startMs, endMs, billableMs }: Worked,
  span: Interval,
): { totalMs: number; billableMs: number } {
  const within = (untilMs: number) =>
    Math.max(0, Math.min(untilMs, span.endMs) - Math.max(startMs, span.startMs))
  return { totalMs: within(endMs), billableMs: within(startMs + billableMs) }
}

/** The same for several stretches together. */
export function sharesIn(
  work: readonly Worked[],
  span: Interval,
): { totalMs: number; billableMs: number } {
  const shares = work.map((each) => shareIn(each, span))
  return {
    totalMs: shares.reduce((sum, share) => sum + share.totalMs, 0),
    billableMs: shares.reduce((sum, share) => sum + share.billableMs, 0),
  }
}
