import { describe, expect, test } from 'vitest'
import { timeLeft, weekText, zonedText, zoneName } from './zoned-text.ts'

const HOUR_MS = 3_600_000

describe('instants that something hangs on', () => {
  test('I2 a Wednesday 00:00 in New York is 05:00 in Lisbon', () => {
    const atMs = Date.parse('2026-12-02T05:00:00Z')
    expect(zonedText(atMs, 'America/New_York')).toBe('Wed, 2 Dec 2026, 00:00')
    expect(zonedText(atMs, 'Europe/Lisbon')).toBe('Wed, 2 Dec 2026, 05:00')
    expect(zoneName('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
  })

  test('I1 a week is named by its Monday and its Sunday, whatever the clocks do', () => {
    const week = {
      startMs: Date.parse('2026-10-26T04:00:00Z'),
      endMs: Date.parse('2026-11-02T05:00:00Z'),
    }
    expect(weekText(week, 'America/New_York')).toBe('26 Oct – 1 Nov 2026')
  })

  test.each([
    [4 * 24 * HOUR_MS - 1, { days: 3, hours: 23, minutes: 0 }],
    [5 * HOUR_MS + 60_000, { days: 0, hours: 5, minutes: 1 }],
    [59_999, { days: 0, hours: 0, minutes: 0 }],
    [0, null],
    [-1, null],
  ])('P9 %i ms before it', (leftMs, left) => {
    expect(timeLeft(1e12 + leftMs, 1e12)).toEqual(left)
  })
})
