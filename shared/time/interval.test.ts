import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlaps, totalMs } from './interval.ts'

const interval = fc
  .tuple(fc.nat(20), fc.nat(8))
  .map(([startMs, length]) => ({ startMs, endMs: startMs + length }))

test('T2: two half-open stretches overlap exactly when they share a millisecond', () => {
  fc.assert(
    fc.property(interval, interval, (a, b) => {
      const inside = (i: typeof a, at: number) => i.startMs <= at && at < i.endMs
      const shared = Array.from({ length: 30 }, (_, at) => at).some(
        (at) => inside(a, at) && inside(b, at),
      )
      expect(overlaps(a, b)).toBe(shared)
      expect(overlaps(b, a)).toBe(shared)
    }),
  )
})

test('T2: lengths of touching stretches add up to the whole', () => {
  expect(totalMs([])).toBe(0)
  expect(
    totalMs([
      { startMs: 5, endMs: 7 },
      { startMs: 7, endMs: 12 },
    ]),
  ).toBe(7)
})
