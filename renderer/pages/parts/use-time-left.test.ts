import { describe, expect, test } from 'vitest'
import { timeLeft } from './use-time-left.ts'

const HOUR_MS = 3_600_000

describe('how long until a deadline', () => {
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
