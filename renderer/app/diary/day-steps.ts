import { localDay } from '../../../shared/time/billing-week.ts'

const DAY_MS = 86_400_000

/** Whether text from an address is a day that exists. */
export function isDay(text: string): boolean {
  const atMs = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(atMs || 0).toISOString().startsWith(text)
}

/** The day so many days later, or earlier when negative; a calendar has no clock changes. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The stretch of time that a calendar day is in a zone. Noon is in it whatever the clock does. */
export function spanOfDay(day: string, zone: string): { startMs: number; endMs: number } {
  const noonUtcMs = Date.parse(`${day}T12:00:00Z`)
  for (const offset of [0, -DAY_MS, DAY_MS]) {
    const span = localDay(noonUtcMs + offset, zone)
    if (span.isoDate === day) return span
  }
  // A day that a zone skipped when it crossed the date line: it has no time in it.
  return { startMs: noonUtcMs, endMs: noonUtcMs }
}
