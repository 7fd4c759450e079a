import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, dayAt, isDay, shareIn, sharesIn, spanOfDay } from './day.ts'

const ms = (iso: string) => Date.parse(iso)
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

describe('days of a calendar', () => {
  test('one instant is two days in two zones', () => {
    const instant = ms('2026-11-22T02:30:00Z')
    expect(dayAt(instant, 'Europe/Lisbon')).toBe('2026-11-22')
    expect(dayAt(instant, 'America/New_York')).toBe('2026-11-21')
  })

  test('a day with a clock change has one neighbour on each side', () => {
    expect(dayAfter('2026-03-29', 1)).toBe('2026-03-30')
    expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28')
    expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29')
    expect(dayAfter('2027-01-01', -1)).toBe('2026-12-31')
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

  test.each(['', '2026-02-30', '2026-13-01', '22 Nov', '2026-1-1', 'yesterday', 'x'])(
    '%o is no day',
    (text) => {
      expect(isDay(text)).toBe(false)
    },
  )

  test.each([
    ['Europe/Lisbon', '2026-03-29', '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
    ['Asia/Kathmandu', '2026-11-23', '2026-11-22T18:15:00Z', '2026-11-23T18:15:00Z'],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z'],
    ['Europe/Lisbon', '2026-10-25', '2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z'],
    ['Pacific/Kiritimati', '2026-11-23', '2026-11-22T10:00:00Z', '2026-11-23T10:00:00Z'],
    ['Pacific/Pago_Pago', '2026-11-23', '2026-11-23T11:00:00Z', '2026-11-24T11:00:00Z'],
    // Tehran skipped midnight itself.
    ['Asia/Tehran', '2022-03-22', '2022-03-21T20:30:00Z', '2022-03-22T19:30:00Z'],
  ])('in %s, %s lasts from %s to %s', (zone, day, from, to) => {
    expect(spanOfDay(day, zone)).toEqual({ startMs: ms(from), endMs: ms(to) })
  })

  test('a day that a zone skipped is empty', () => {
    const { startMs, endMs } = spanOfDay('2011-12-30', 'Pacific/Apia')
    expect(endMs - startMs).toBe(0)
    expect(spanOfDay('2011-12-31', 'Pacific/Apia').startMs).toBe(startMs)
  })
})

describe('T2 a segment across midnight belongs to both days, each with its own part', () => {
  // Midnight of Kathmandu is 18:15 UTC, in the middle of ten minutes.
  const segment = {
    startMs: ms('2026-11-22T18:10:00Z'),
    endMs: ms('2026-11-22T18:20:00Z'),
    billableMs: 10 * MINUTE_MS,
  }
  const before = spanOfDay('2026-11-22', 'Asia/Kathmandu')
  const after = spanOfDay('2026-11-23', 'Asia/Kathmandu')

  test('five minutes before midnight, five after', () => {
    expect(shareIn(segment, before)).toEqual({ totalMs: 300_000, billableMs: 300_000 })
    expect(shareIn(segment, after)).toEqual({ totalMs: 300_000, billableMs: 300_000 })
  })

  test('T8 where the limit cut it after seven minutes, those come first', () => {
    const cut = { ...segment, billableMs: 7 * MINUTE_MS }
    expect(shareIn(cut, before)).toEqual({ totalMs: 300_000, billableMs: 300_000 })
    expect(shareIn(cut, after)).toEqual({ totalMs: 300_000, billableMs: 120_000 })
  })

  test('work elsewhere adds nothing', () => {
    expect(shareIn(segment, spanOfDay('2026-11-24', 'Asia/Kathmandu'))).toEqual({
      totalMs: 0,
      billableMs: 0,
    })
  })

  test('24 hours without a break are 24 hours, over two days of any zone', () => {
    const zones = fc.constantFrom(
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'America/New_York',
      'Australia/Eucla',
      'UTC',
    )
    const starts = fc.integer({ min: ms('2026-01-01T00:00:00Z'), max: ms('2027-01-01T00:00:00Z') })
    fc.assert(
      fc.property(zones, starts, (zone, fromMs) => {
        const toMs = fromMs + 24 * HOUR_MS
        const work: { startMs: number; endMs: number; billableMs: number }[] = []
        for (let startMs = fromMs; startMs < toMs; ) {
          const endMs = Math.min(toMs, (Math.floor(startMs / 600_000) + 1) * 600_000)
          work.push({ startMs, endMs, billableMs: Math.floor((endMs - startMs) / 2) })
          startMs = endMs
        }
        const first = dayAt(fromMs, zone)
        const days = [0, 1, 2].map((by) => sharesIn(work, spanOfDay(dayAfter(first, by), zone)))
        expect(days.reduce((sum, day) => sum + day.totalMs, 0)).toBe(24 * HOUR_MS)
        expect(days.reduce((sum, day) => sum + day.billableMs, 0)).toBe(
          work.reduce((sum, each) => sum + each.billableMs, 0),
        )
      }),
    )
  })
})
