import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { billingWeek, isTimeZone } from './billing-week.ts'
import { localDay } from './day.ts'

const HOUR_MS = 3_600_000
const zone = fc.constantFrom(
  'America/New_York',
  'Europe/Lisbon',
  'Asia/Kuala_Lumpur',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'UTC',
)
/** 2000 to 2040: holds every clock change that these zones made or plan at midnight. */
const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) })
const ms = (iso: string) => Date.parse(iso)

const weekday = (atMs: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone }).format(atMs)

describe('I1: the billing week', () => {
  test('holds its instant, begins and ends on Monday, and touches its neighbours', () => {
    fc.assert(
      fc.property(instant, zone, (atMs, z) => {
        const week = billingWeek(atMs, z)
        expect(week.startMs <= atMs && atMs < week.endMs).toBe(true)
        expect(weekday(week.startMs, z)).toBe('Monday')
        expect(weekday(week.startMs - 1, z)).toBe('Sunday')
        expect(billingWeek(week.endMs, z).startMs).toBe(week.endMs)
        expect(billingWeek(week.startMs - 1, z).endMs).toBe(week.startMs)
        expect(billingWeek(week.endMs - 1, z)).toEqual(week)
      }),
    )
  })

  test.each([
    ['2026-11-01T12:00:00Z', 'America/New_York', 169],
    ['2026-03-08T12:00:00Z', 'America/New_York', 167],
    ['2026-03-29T12:00:00Z', 'Europe/Lisbon', 167],
    ['2026-06-10T12:00:00Z', 'Asia/Kuala_Lumpur', 168],
  ])('of %s in %s has %i hours', (iso, z, hours) => {
    const week = billingWeek(ms(iso), z)
    expect((week.endMs - week.startMs) / HOUR_MS).toBe(hours)
  })

  test('turns in the employer zone, not in UTC', () => {
    expect(billingWeek(ms('2026-11-23T04:59:59.999Z'), 'America/New_York').endMs).toBe(
      ms('2026-11-23T05:00:00Z'),
    )
  })
})

describe('local days', () => {
  test('tile the time line without gap or overlap', () => {
    fc.assert(
      fc.property(instant, zone, (atMs, z) => {
        const day = localDay(atMs, z)
        expect(day.startMs <= atMs && atMs < day.endMs).toBe(true)
        expect(localDay(day.endMs, z).startMs).toBe(day.endMs)
        expect(localDay(day.endMs - 1, z)).toEqual(day)
      }),
    )
  })

  test.each([
    ['America/Sao_Paulo', '2018-11-04T12:00:00Z', '2018-11-04T03:00:00Z', 23],
    ['Africa/Cairo', '2023-04-28T12:00:00Z', '2023-04-27T22:00:00Z', 23],
  ])('in %s of %s starts at 01:00 where midnight was skipped', (z, iso, start, hours) => {
    const day = localDay(ms(iso), z)
    expect(day.startMs).toBe(ms(start))
    expect((day.endMs - day.startMs) / HOUR_MS).toBe(hours)
  })
})

test('a zone that does not exist is told from one that does', () => {
  expect(isTimeZone('Europe/Lisbon')).toBe(true)
  expect(isTimeZone('Mars/Olympus')).toBe(false)
})
