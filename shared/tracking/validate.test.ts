import fc from 'fast-check'
import { expect, test } from 'vitest'
import { billableMs } from './billable.ts'
import { checkSegment } from './validate.ts'

const nowMs = Date.UTC(2026, 10, 22, 12)
const MINUTE_MS = 60_000
const span = (fromMinute: number, toMinute: number) => ({
  startMs: nowMs + fromMinute * MINUTE_MS,
  endMs: nowMs + toMinute * MINUTE_MS,
})

test.each([
  ['T2: an empty one', span(-5, -5), 'segment_empty'],
  ['T2: one that ends before it starts', span(-5, -6), 'segment_empty'],
  ['T2: an hour-long one', span(-60, 0), 'segment_too_long'],
  [
    'T2: a millisecond over ten minutes',
    { startMs: nowMs - 600_001, endMs: nowMs },
    'segment_too_long',
  ],
  ['one in the future', span(3, 10), 'segment_in_future'],
  [
    'T11: one that shares a millisecond',
    { startMs: nowMs - 600_000, endMs: nowMs - 299_999 },
    'segment_overlaps',
  ],
] as const)('%s is refused', (_title, segment, error) => {
  expect(checkSegment(segment, { nowMs, existing: [span(-5, -1)] })).toEqual({ ok: false, error })
})

test('T2, T11: ten minutes that touch another, within the clock slack, are taken', () => {
  const segment = span(-8, 2)
  expect(checkSegment(segment, { nowMs, existing: [span(-18, -8), span(2, 4)] })).toEqual({
    ok: true,
    value: segment,
  })
})

test('T8: no order or cut of segments bills more than the limit or loses time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(600_000), { maxLength: 30 }),
      fc.option(fc.nat(9_000_000), { nil: null }),
      (lengths, weeklyLimitMs) => {
        let alreadyBillableMs = 0
        let nonBillable = 0
        for (const lengthMs of lengths) {
          const parted = billableMs({ alreadyBillableMs, lengthMs, weeklyLimitMs })
          expect(parted.billableMs >= 0 && parted.nonBillableMs >= 0).toBe(true)
          alreadyBillableMs += parted.billableMs
          nonBillable += parted.nonBillableMs
        }
        const total = lengths.reduce((a, b) => a + b, 0)
        expect(alreadyBillableMs).toBe(Math.min(total, weeklyLimitMs ?? total))
        expect(alreadyBillableMs + nonBillable).toBe(total)
      },
    ),
  )
})
