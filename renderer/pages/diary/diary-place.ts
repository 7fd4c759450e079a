import { useSearchParams } from 'wouter'
import { dayAt, isDay } from '../../../shared/time/day.ts'

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

/** Which day and zone the diary shows: they stand in the address, so a link shows the same. */
export function useDiaryPlace(choices: readonly ZoneChoice[]) {
  const [search, setSearch] = useSearchParams()
  const asked = search.get('zone')
  const zone = choices.find((choice) => choice.zone === asked)?.zone ?? choices[0]?.zone ?? 'UTC'
  const today = dayAt(Date.now(), zone)
  const askedDay = search.get('day') ?? ''
  const day = isDay(askedDay) ? askedDay : today
  const show = (next: { day?: string; zone?: string }): void =>
    setSearch({ day, zone, ...next }, { replace: true })
  return { day, zone, today, show }
}
