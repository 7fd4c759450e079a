import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { billingWeek } from '../time/billing-week.ts'
import { twoDaysAfter, wednesdayFrom } from './due.ts'

const ms = (iso: string) => Date.parse(iso)
const HOUR_MS = 3_600_000

const zone = fc.constantFrom(
  'America/New_York',
  'Europe/Lisbon',
  'Asia/Kuala_Lumpur',
  'Africa/Casablanca',
  'Asia/Amman',
  'Asia/Tehran',
  'Europe/Istanbul',
  'Pacific/Apia',
)
const instant = fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2040, 0, 1) })
const localDay = (atMs: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(atMs)
const weekday = (atMs: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone }).format(atMs)

describe('I2: the day of payment', () => {
  test('is the first instant of a Wednesday, at most eight days away', () => {
    fc.assert(
      fc.property(instant, zone, (atMs, z) => {
        const dueMs = wednesdayFrom(atMs, z)
        expect(dueMs >= atMs && dueMs - atMs <= 8 * 24 * HOUR_MS).toBe(true)
        expect(weekday(dueMs, z)).toBe('Wednesday')
        expect(localDay(dueMs - 1, z)).not.toBe(localDay(dueMs, z))
        expect(wednesdayFrom(dueMs, z)).toBe(dueMs)
      }),
    )
  })

  // The week that holds the first instant ends on a Monday; it is paid on the Wednesday after.
  test.each([
    // No clock change: 48 hours.
    ['America/New_York', '2026-11-20', '2026-11-23T05:00:00Z', '2026-11-25T05:00:00Z'],
    ['Europe/Lisbon', '2026-06-10', '2026-06-14T23:00:00Z', '2026-06-16T23:00:00Z'],
    ['Asia/Kuala_Lumpur', '2026-06-10', '2026-06-14T16:00:00Z', '2026-06-16T16:00:00Z'],
    // Clocks change on the Sunday before: the edge itself moves by an hour.
    ['America/New_York', '2026-11-01', '2026-11-02T05:00:00Z', '2026-11-04T05:00:00Z'],
    ['America/New_York', '2026-03-08', '2026-03-09T04:00:00Z', '2026-03-11T04:00:00Z'],
    ['Europe/Lisbon', '2026-10-25', '2026-10-26T00:00:00Z', '2026-10-28T00:00:00Z'],
    // Tehran skipped the midnight of Monday 22 March 2021: that week began at 01:00, 47 hours before.
    ['Asia/Tehran', '2021-03-18', '2021-03-21T20:30:00Z', '2021-03-23T19:30:00Z'],
    // ... and that of Wednesday 22 March 2017: paid at its first instant, 01:00.
    ['Asia/Tehran', '2017-03-16', '2017-03-19T20:30:00Z', '2017-03-21T20:30:00Z'],
    // The Tuesday of 21 September 2021 had 25 hours there: 49 in all.
    ['Asia/Tehran', '2021-09-16', '2021-09-19T19:30:00Z', '2021-09-21T20:30:00Z'],
    // Istanbul stayed on summer time in 2016, against its own rule of the years before.
    ['Europe/Istanbul', '2016-10-30', '2016-10-30T21:00:00Z', '2016-11-01T21:00:00Z'],
    // Casablanca turns its clocks back for Ramadan and forth again.
    ['Africa/Casablanca', '2024-03-10', '2024-03-11T00:00:00Z', '2024-03-13T00:00:00Z'],
    // Apia had no Friday 30 December 2011: the week is six days long and ends on Monday all the same.
    ['Pacific/Apia', '2011-12-28', '2012-01-01T10:00:00Z', '2012-01-03T10:00:00Z'],
  ])('in %s, for the week of %s that ends at %s, is %s', (z, day, end, due) => {
    const week = billingWeek(ms(`${day}T15:00:00Z`), z)
    const iso = (atMs: number) => new Date(atMs).toISOString().replace('.000', '')
    expect([iso(week.endMs), iso(wednesdayFrom(week.endMs, z))]).toEqual([end, due])
  })

  test('I7: a final invoice is due two calendar days after it is issued', () => {
    fc.assert(
      fc.property(instant, zone, (atMs, z) => {
        const dueMs = twoDaysAfter(atMs, z)
        expect(dueMs > atMs && dueMs - atMs <= 73 * HOUR_MS).toBe(true)
        expect(localDay(dueMs - 1, z)).not.toBe(localDay(dueMs, z))
      }),
    )
    expect(twoDaysAfter(ms('2026-11-01T03:30:00Z'), 'America/New_York')).toBe(
      ms('2026-11-02T05:00:00Z'),
    )
  })
})
