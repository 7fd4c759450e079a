/** The zone of this computer. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** An instant as a person writes it: `22 Nov 2026, 14:05`, in a zone. */
export const dateTimeText = (atMs: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(atMs)

/** The time of day: `14:05`. */
export const clockText = (atMs: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
    atMs,
  )

/** A calendar day, `2026-11-22`, in short: `Sun 22 Nov`. */
export const dayShortText = (isoDay: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${isoDay}T00:00:00Z`))

/** A calendar day, `2026-11-22`, as `Sunday 22 November 2026`. */
export const dayText = (isoDay: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(
    Date.parse(`${isoDay}T00:00:00Z`),
  )
