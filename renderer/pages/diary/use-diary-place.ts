import { useSearchParams } from 'wouter'
import { dayAt, isDay } from '../../../shared/time/day.ts'
import type { ZoneChoice } from './zones.ts'

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
