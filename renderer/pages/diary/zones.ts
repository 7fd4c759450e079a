/** A zone the diary can be read in, and whose it is. */
export type ZoneChoice = { zone: string; whose: 'own' | 'billing' | 'none' }

/** The reader's zone, the one billing weeks follow, and UTC; each once. */
export function zoneChoices(own: string, billing: string): ZoneChoice[] {
  const choices: ZoneChoice[] = [
    { zone: own, whose: 'own' },
    { zone: billing, whose: 'billing' },
    { zone: 'UTC', whose: 'none' },
  ]
  return choices.filter(
    ({ zone }, index) => choices.findIndex((one) => one.zone === zone) === index,
  )
}
