import fc from 'fast-check'
import { expect, test } from 'vitest'
import { billableMs, contractedMs } from './billable.ts'
import { checkSegment } from './validate.ts'

const nowMs = Date.UTC(2026, 10, 22, 12)
const MINUTE_MS = 60_000
const span = (fromMinute: number, toMinute: number) => ({
  startMs: nowMs + fromMinute * MINUTE_MS,
  endMs: nowMs + toMinute * MINUTE_MS,
})

const around = {
  nowMs,
  existing: [],
  sessionStartMs: null,
  acceptedAtMs: null,
  weekEndMs: nowMs + 86_400_000,
}

test.each([
  ['T2: an empty one', span(-5, -5), 'segment_empty'],
  ['T2: one that ends before it starts', span(-5, -6), 'segment_empty'],
  ['T2: an hour-long one', span(-60, 0), 'segment_too_long'],
  [
    'T2: a millisecond over ten minutes',
    { startMs: nowMs - 600_001, endMs: nowMs },
    'segment_too_long',
  ],
  [
    'T2: one that reaches over an edge',
    { startMs: nowMs - 600_001, endMs: nowMs - 599_999 },
    'segment_over_edge',
  ],
  ['one in the future', span(3, 10), 'segment_in_future'],
  [
    'T11: one that shares a millisecond',
    { startMs: nowMs - 600_000, endMs: nowMs - 299_999 },
    'segment_overlaps',
  ],
] as const)('%s is refused', (_title, segment, error) => {
  expect(checkSegment(segment, { ...around, existing: [span(-5, -1)] })).toEqual({
    ok: false,
    error,
  })
})

test('T2: one that reaches over the billing week’s edge is refused, up to it and from it on it is not', () => {
  const judge = (from: number, to: number, weekEndMinute: number) =>
    checkSegment(span(from, to), { ...around, weekEndMs: span(0, weekEndMinute).endMs })
  expect(judge(-10, -4, -5)).toEqual({ ok: false, error: 'segment_over_edge' })
  expect(judge(-10, -5, -5).ok).toBe(true)
  expect(judge(-5, 0, 7 * 24 * 60 - 5).ok).toBe(true)
})

test('T1: one that begins before its session is refused, at its start it is not', () => {
  const sessionStartMs = nowMs - 300_000
  const begins = (startMs: number) =>
    checkSegment({ startMs, endMs: nowMs }, { ...around, sessionStartMs })
  expect(begins(sessionStartMs - 1)).toEqual({ ok: false, error: 'segment_before_session' })
  expect(begins(sessionStartMs).ok).toBe(true)
})

test('one long before the project is refused; a clock in the wrong zone is forgiven', () => {
  const of = (hours: number) =>
    checkSegment(span(-hours * 60, -hours * 60 + 10), { ...around, acceptedAtMs: nowMs })
  expect(of(27)).toEqual({ ok: false, error: 'segment_before_project' })
  expect(of(26).ok).toBe(true)
})

test('T2, T11: ten minutes that touch another, up to the clock slack, are taken', () => {
  const segment = span(-10, 0)
  const existing = [span(-18, -10), span(0, 4)]
  expect(checkSegment(segment, { ...around, nowMs: nowMs - 120_000, existing })).toEqual({
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

test.each([
  ['before it', [-30, -20], 0],
  ['up to its first instant', [-20, -10], 0],
  ['over its acceptance', [-15, -5], 5],
  ['inside', [-9, -1], 8],
  ['over its end', [-5, 5], 5],
  ['from its end on', [0, 10], 0],
  ['over all of it', [-15, 15], 10],
] as const)(
  'I1, I7, T9: of time %s, what lies in the contract, until billing is off, counts',
  (_, [from, to], minutes) => {
    const acceptedAtMs = nowMs - 10 * MINUTE_MS
    const ended = { acceptedAtMs, completedAtMs: nowMs, billingOffAtMs: null }
    expect(contractedMs(span(from, to), ended)).toBe(minutes * MINUTE_MS)
    const off = { acceptedAtMs, completedAtMs: nowMs + MINUTE_MS, billingOffAtMs: nowMs }
    expect(contractedMs(span(from, to), off)).toBe(minutes * MINUTE_MS)
  },
)

test('I1: a contract that runs has no end, and one that was never accepted no time', () => {
  const acceptedAtMs = nowMs - 10 * MINUTE_MS
  const runs = { acceptedAtMs, completedAtMs: null, billingOffAtMs: null }
  expect(contractedMs(span(-5, 5), runs)).toBe(10 * MINUTE_MS)
  expect(contractedMs(span(-5, 5), { ...runs, acceptedAtMs: null })).toBe(0)
})
