import { describe, expect, test } from 'vitest'
import { durationWords, runningTime, shortTime } from './duration.ts'

test.each([
  [0, '0:00:00'],
  [999, '0:00:00'],
  [2_527_000, '0:42:07'],
  [360_000_000, '100:00:00'],
])('T3: %i ms run as %s', (ms, text) => expect(runningTime(ms)).toBe(text))

test.each([
  [26_400_000, '7:20'],
  [59_999, '0:00'],
])('T3: %i ms in short are %s', (ms, text) => expect(shortTime(ms)).toBe(text))

describe('a length in words is cut down, never rounded up', () => {
  test.each([
    [0, 'duration.minutes', 0, 0],
    [1_000, 'duration.underMinute', 0, 0],
    [2_399_999, 'duration.minutes', 0, 39],
    [7_200_000, 'duration.hours', 2, 0],
    [27_600_000, 'duration.hoursMinutes', 7, 40],
  ] as const)('%i ms', (ms, key, hours, minutes) =>
    expect(durationWords(ms)).toEqual({ key, hours, minutes }),
  )
})
