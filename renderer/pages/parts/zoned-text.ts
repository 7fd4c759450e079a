/** An instant with its weekday, in a zone: `Wed, 2 Dec 2026, 00:00`. */
export const zonedText = (atMs: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(atMs)

/** A zone as people call it: `New York` of `America/New_York`. */
export const zoneName = (zone: string): string =>
  (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** A calendar day of a zone, in short: `23 Nov 2026`. */
export const dayInZone = (atMs: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(atMs)

/** A billing week by its first and last day: `16 Nov – 22 Nov 2026`. Its end is exclusive. */
export function weekText(week: { startMs: number; endMs: number }, zone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short' })
  return `${day.format(week.startMs)} – ${dayInZone(week.endMs - 1, zone)}`
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long until an instant, in the two largest units, cut down; nothing left is null. */
export function timeLeft(
  untilMs: number,
  nowMs: number,
): { days: number; hours: number; minutes: number } | null {
  const leftMs = untilMs - nowMs
  if (leftMs <= 0) return null
  const days = Math.floor(leftMs / DAY_MS)
  const hours = Math.floor((leftMs % DAY_MS) / HOUR_MS)
  return { days, hours, minutes: days > 0 ? 0 : Math.floor((leftMs % HOUR_MS) / MINUTE_MS) }
}
