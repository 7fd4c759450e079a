import { expect, test } from 'vitest'
import { runningTime, shortTime } from './duration.ts'

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
