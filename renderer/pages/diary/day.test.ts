import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, dayAt, isDay } from './day.ts'

describe('days of the diary', () => {
  test('one instant is two days in two zones', () => {
    const instant = Date.parse('2026-11-22T02:30:00Z')
    expect(dayAt(instant, 'Europe/Lisbon')).toBe('2026-11-22')
    expect(dayAt(instant, 'America/New_York')).toBe('2026-11-21')
  })

  test('a day with a clock change has one neighbour on each side', () => {
    expect(dayAfter('2026-03-29', 1)).toBe('2026-03-30')
    expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28')
    expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29')
  })

  test('going and coming back ends where it began', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => dayAfter('1990-01-01', days))
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, by) => {
        expect(dayAfter(dayAfter(from, by), -by)).toBe(from)
        expect(isDay(dayAfter(from, by))).toBe(true)
      }),
    )
  })

  test.each(['', '2026-02-30', '2026-13-01', '22 Nov', '2026-1-1', 'x'])('%o is no day', (text) => {
    expect(isDay(text)).toBe(false)
  })
})
