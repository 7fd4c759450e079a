import { describe, expect, test } from 'vitest'
import { daysErrors, monthOf } from './months.ts'

describe('the days of a statement', () => {
  test.each([
    ['2026-11-24', 0, '2026-11-01', '2026-11-30'],
    ['2026-03-31', 1, '2026-02-01', '2026-02-28'],
    ['2026-01-05', 11, '2025-02-01', '2025-02-28'],
    ['2028-03-01', 1, '2028-02-01', '2028-02-29'],
  ])('the month of %s, %i before', (day, ago, from, to) => {
    expect(monthOf(day, ago)).toEqual({ from, to })
  })

  test.each([
    ['2026-11-01', '2026-11-01', null, null],
    ['2026-11-02', '2026-11-01', null, 'toBeforeFrom'],
    ['', '2026-11-01', 'dayMissing', null],
    ['2026-11-01', '2026-02-30', null, 'dayMissing'],
    ['2026-01-01', '2027-01-01', null, null],
    ['2026-01-01', '2027-01-02', null, 'tooLong'],
  ])('L1 from %s to %s', (from, to, fromError, toError) => {
    expect(daysErrors({ from, to })).toEqual({ from: fromError, to: toError })
  })
})
