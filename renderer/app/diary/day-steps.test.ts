import { expect, test } from 'vitest'
import { dayAfter, isDay, spanOfDay } from './day-steps.ts'

const HOUR_MS = 3_600_000

test.each([
  ['2026-11-23', 'Europe/Lisbon', 24],
  ['2026-03-29', 'Europe/Lisbon', 23],
  ['2026-10-25', 'Europe/Lisbon', 25],
  ['2026-11-23', 'Pacific/Kiritimati', 24],
  ['2026-11-23', 'Pacific/Pago_Pago', 24],
  ['2011-12-30', 'Pacific/Apia', 0],
])('%s in %s has %i hours', (day, zone, hours) => {
  const { startMs, endMs } = spanOfDay(day, zone)
  expect((endMs - startMs) / HOUR_MS).toBe(hours)
})

test('days follow each other over a month’s and a clock change’s edge', () => {
  expect([
    dayAfter('2026-02-28', 1),
    dayAfter('2026-03-29', 1),
    dayAfter('2027-01-01', -1),
  ]).toEqual(['2026-03-01', '2026-03-30', '2026-12-31'])
})

test.each([
  ['2026-11-23', true],
  ['2026-02-30', false],
  ['yesterday', false],
  ['', false],
])('%j is a day: %s', (text, yes) => expect(isDay(text)).toBe(yes))
