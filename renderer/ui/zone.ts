/** The zone of this computer. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** A zone as people call it: `New York` of `America/New_York`. */
export const zoneName = (zone: string): string => zonePlace(zone.split('/').at(-1) ?? zone)

/** A zone's whole name, to be read: `America/New York`. */
export const zonePlace = (zone: string): string => zone.replaceAll('_', ' ')
