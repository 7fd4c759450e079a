import { useSearchParams } from 'wouter'
import { dayAt, isDay } from '../../../shared/time/day.ts'
import { type Days, monthOf } from './months.ts'

type Place = Days & { currency: string }

/** Which currency and days the statement shows: they stand in the address, so a link shows the same. */
export function useStatementPlace(currencies: readonly string[], zone: string) {
  const [search, setSearch] = useSearchParams()
  const today = dayAt(Date.now(), zone)
  const asked = { from: search.get('from') ?? '', to: search.get('to') ?? '' }
  const days = isDay(asked.from) && isDay(asked.to) ? asked : monthOf(today, 0)
  const currency = currencies.find((one) => one === search.get('currency')) ?? currencies[0] ?? ''
  return {
    ...days,
    currency,
    today,
    show: (next: Partial<Place>): void =>
      setSearch({ currency, ...days, ...next }, { replace: true }),
  }
}
