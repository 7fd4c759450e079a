import { Temporal } from 'temporal-polyfill'
import { localDay } from '../../shared/time/billing-week.ts'

/** The instants of a calendar day `YYYY-MM-DD` in a zone, half-open; null when it cannot be read. */
export function dayIn(isoDate: string, zone: string): { startMs: number; endMs: number } | null {
  try {
    // Noon is in every day, whatever its clock changes.
    const noon = Temporal.PlainDateTime.from(`${isoDate}T12:00`).toZonedDateTime(zone)
    const { startMs, endMs } = localDay(noon.epochMilliseconds, zone)
    return { startMs, endMs }
  } catch {
    return null
  }
}
