import { dayAfter, isDay } from '../../../shared/time/day.ts'

/** A span of calendar days, both included, as `2026-11-01`. */
export type Days = { from: string; to: string }

/** The longest span that a statement covers, a leap day included. */
const YEAR_DAYS = 365

const iso = (date: Date): string => date.toISOString().slice(0, 10)

/** The month that lies `ago` months before a day, whole. */
export function monthOf(day: string, ago: number): Days {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7)) - 1 - ago
  return {
    from: iso(new Date(Date.UTC(year, month, 1))),
    to: iso(new Date(Date.UTC(year, month + 1, 0))),
  }
}

/** What is wrong with the days typed; the words stand beside the field. */
export function daysErrors({ from, to }: Days): {
  from: 'dayMissing' | null
  to: 'dayMissing' | 'toBeforeFrom' | 'tooLong' | null
} {
  if (!isDay(to)) return { from: isDay(from) ? null : 'dayMissing', to: 'dayMissing' }
  if (!isDay(from)) return { from: 'dayMissing', to: null }
  if (to < from) return { from: null, to: 'toBeforeFrom' }
  return { from: null, to: to > dayAfter(from, YEAR_DAYS) ? 'tooLong' : null }
}
