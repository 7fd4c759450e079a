import { Temporal } from 'temporal-polyfill'

/** A half-open stretch of time in a zone's calendar, as epoch milliseconds. */
export type CalendarSpan = { startMs: number; endMs: number }

/** The calendar date of an instant in a zone. */
export const dateAt = (atMs: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate()

/** The first instant of a date: later than 00:00 where a clock change skips midnight. */
export const firstInstant = (date: Temporal.PlainDate, zone: string): number =>
  date.toZonedDateTime(zone).epochMilliseconds

/**
 * The billing week around an instant: Monday 00:00 to the next Monday 00:00 in the employer's zone,
 * half-open (I1, T2). Calendar days, so a week with a clock change is an hour off 168.
 * Throws a RangeError on a zone that does not exist.
 */
export function billingWeek(atMs: number, zone: string): CalendarSpan {
  const today = dateAt(atMs, zone)
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  return {
    startMs: firstInstant(monday, zone),
    endMs: firstInstant(monday.add({ days: 7 }), zone),
  }
}

/** Whether a zone exists, so that nothing is built on one that does not. */
export function isTimeZone(zone: string): boolean {
  try {
    dateAt(0, zone)
    return true
  } catch {
    return false
  }
}
