import { dateAt, firstInstant } from '../time/billing-week.ts'

const WEDNESDAY = 3

/**
 * The first Wednesday 00:00 in a zone at or after an instant, counted in calendar days: 48 hours
 * after a Monday 00:00 only where no clock change lies between (I2).
 */
export function wednesdayFrom(atMs: number, zone: string): number {
  const today = dateAt(atMs, zone)
  const wednesday = today.add({ days: (WEDNESDAY - today.dayOfWeek + 7) % 7 })
  const startMs = firstInstant(wednesday, zone)
  return startMs >= atMs ? startMs : firstInstant(wednesday.add({ days: 7 }), zone)
}

/** The start of the second calendar day after an instant's own, in a zone (I2, I7). */
export const twoDaysAfter = (atMs: number, zone: string): number =>
  firstInstant(dateAt(atMs, zone).add({ days: 2 }), zone)
