import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, spanOfDay } from './day.ts'
import { localHours, minuteAt } from './local-hours.ts'

const hoursOf = (day: string, zone: string) => localHours(spanOfDay(day, zone), zone)
const clocksOf = (day: string, zone: string) => hoursOf(day, zone).map(({ hour }) => hour)
const minutesOf = (day: string, zone: string) =>
  hoursOf(day, zone).map(({ startMs, endMs }) => (endMs - startMs) / 60_000)
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('the hours of a day, by a zone’s own clock', () => {
  test.each(['UTC', 'Asia/Kathmandu', 'Australia/Lord_Howe'])('%s on a plain day', (zone) => {
    expect(clocksOf('2026-11-24', zone)).toEqual(upTo(24))
    expect(minutesOf('2026-11-24', zone)).toEqual(upTo(24).map(() => 60))
  })

  test('Lord Howe goes forward by half an hour: the hour from two lasts 30 minutes', () => {
    expect(clocksOf('2026-10-04', 'Australia/Lord_Howe')).toEqual(upTo(24))
    expect(minutesOf('2026-10-04', 'Australia/Lord_Howe')[2]).toBe(30)
  })

  test('Lord Howe goes back by half an hour: the hour from one lasts 90 minutes', () => {
    expect(clocksOf('2026-04-05', 'Australia/Lord_Howe')).toEqual(upTo(24))
    expect(minutesOf('2026-04-05', 'Australia/Lord_Howe')[1]).toBe(90)
  })

  test('New York skips an hour in spring and has one twice in autumn', () => {
    expect(clocksOf('2026-03-08', 'America/New_York')).toEqual([0, 1, ...upTo(24).slice(3)])
    expect(clocksOf('2026-11-01', 'America/New_York')).toEqual([0, 1, ...upTo(24).slice(1)])
  })

  test('every hour touches the next, none is empty, and together they are the day', () => {
    const zones = fc.constantFrom(
      'Australia/Lord_Howe',
      'America/New_York',
      'Asia/Kathmandu',
      'Asia/Tehran',
      'Pacific/Apia',
      'Africa/Casablanca',
    )
    const days = fc.integer({ min: 0, max: 6000 }).map((by) => dayAfter('2010-01-01', by))
    fc.assert(
      fc.property(zones, days, (zone, day) => {
        const span = spanOfDay(day, zone)
        const hours = localHours(span, zone)
        expect(
          hours.reduce((at, hour) => (hour.startMs === at ? hour.endMs : Number.NaN), span.startMs),
        ).toBe(span.endMs)
        for (const { startMs, endMs } of hours) expect(endMs).toBeGreaterThan(startMs)
      }),
    )
  })

  test('a minute is the clock’s own', () => {
    expect(minuteAt(Date.parse('2026-11-22T18:15:00Z'), 'Asia/Kathmandu')).toBe(0)
    expect(minuteAt(Date.parse('1900-01-01T00:00:30Z'), 'UTC')).toBe(0)
  })
})
