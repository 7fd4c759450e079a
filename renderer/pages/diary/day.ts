const DAY_MS = 86_400_000

/** The calendar day of an instant in a zone, `2026-03-29`. */
export const dayAt = (atMs: number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(atMs)

/** The day so many days later, or earlier when negative; a calendar has no clock changes. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** Whether text from an address is a day that exists. */
export function isDay(text: string): boolean {
  const atMs = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(atMs || 0).toISOString().startsWith(text)
}
