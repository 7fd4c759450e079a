import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { idOf } from '../../renderer/replica/sample-rows.ts'
import type { Overlap } from '../contract/errors.ts'
import type { SegmentDto } from '../contract/segments.ts'
import { splitSegment } from './split-segment.ts'

const START_MS = Date.UTC(2026, 6, 15, 9, 10)
const segment: SegmentDto = {
  id: idOf(1),
  sessionId: idOf(2),
  projectId: 1,
  startMs: START_MS,
  endMs: START_MS + 8_300,
  memo: 'Checkout',
  activeMinutes: 1,
  minutes: 1,
  clockStepMs: 0,
  recovered: false,
  manual: false,
  capture: null,
}
const other = (fromMs: number, toMs: number, change: Partial<Overlap> = {}): Overlap => ({
  startMs: START_MS + fromMs,
  endMs: START_MS + toMs,
  segmentId: idOf(9),
  sessionId: idOf(8),
  projectId: 2,
  invoiced: false,
  ...change,
})
const named = (id: string, { startMs, endMs }: { startMs: number; endMs: number }) =>
  `${id} ${startMs - START_MS} ${endMs - START_MS}`
const spans = (segments: readonly { startMs: number; endMs: number }[]) =>
  segments.map(({ startMs, endMs }) => [startMs - START_MS, endMs - START_MS])
const split = (given: SegmentDto, ...inTheWay: Overlap[]) => splitSegment(given, inTheWay, named)

describe('T11: a segment that is partly taken', () => {
  it('T11: one second in the middle of 8.3 leaves 3.0 and 4.3, exactly', () => {
    const { free, taken, posted } = split(segment, other(3_000, 4_000))
    expect(spans(free)).toEqual([
      [0, 3_000],
      [4_000, 8_300],
    ])
    expect(spans(taken.map((each) => each.segment))).toEqual([[3_000, 4_000]])
    expect(taken[0]?.overlaps).toEqual([other(3_000, 4_000)])
    expect(posted).toEqual([])
    expect(free.map(({ memo, sessionId }) => [memo, sessionId])).toEqual([
      ['Checkout', idOf(2)],
      ['Checkout', idOf(2)],
    ])
  })

  it('T11: what is all taken stays itself, under its own id', () => {
    const { free, taken } = split(segment, other(-5, 9_000))
    expect(free).toEqual([])
    expect(taken[0]?.segment).toEqual(segment)
    expect(taken[0]?.overlaps).toEqual([other(0, 8_300)])
  })

  it('Y1: the same part of the same segment has the same name', () => {
    const ids = () => split(segment, other(3_000, 4_000)).free.map(({ id }) => id)
    expect(ids()).toEqual(ids())
    expect(new Set([...ids(), segment.id]).size).toBe(3)
  })

  it('T4: no part is more active than the whole was, and all together are not', () => {
    const long = { ...segment, endMs: START_MS + 600_000, minutes: 10, activeMinutes: 7 }
    const { free, taken } = split(long, other(200_000, 260_000))
    const parts = [...free, ...taken.map((each) => each.segment)]
    // A minute that the cut goes through is touched by both sides.
    expect(parts.map(({ minutes, activeMinutes }) => [minutes, activeMinutes])).toEqual([
      [4, 2],
      [6, 3],
      [2, 0],
    ])
  })

  it.each([
    ['before the cut', 1_000, [true, false], false],
    ['after it', 5_000, [false, true], false],
    ['in the taken part', 3_500, [false, false], true],
    ['on a clock that was stepped', 90_000, [false, true], false],
  ])('S1: a picture %s goes with the time that it shows', (_, atMs, ofFree, ofTaken) => {
    const capture = {
      id: idOf(5),
      takenAtMs: START_MS + atMs,
      outcome: 'taken' as const,
      reason: null,
      displays: [],
    }
    const { free, taken } = split({ ...segment, capture }, other(3_000, 4_000))
    expect(free.map((each) => each.capture !== null)).toEqual(ofFree)
    expect(taken.map((each) => each.segment.capture !== null)).toEqual([ofTaken])
  })

  it('Y1: what a copy of this device has posted of the same session is not posted again, nor kept apart', () => {
    const copied = other(0, 5_000, { sessionId: segment.sessionId, projectId: 1 })
    const { free, taken, posted } = split(segment, copied, other(4_000, 6_000))
    expect(spans(posted)).toEqual([[0, 5_000]])
    expect(spans(taken.map((each) => each.segment))).toEqual([[5_000, 6_000]])
    expect(spans(free)).toEqual([[6_000, 8_300]])
  })
})

const anOverlap = fc
  .tuple(fc.integer({ min: -1_000, max: 9_000 }), fc.integer({ min: 1, max: 6_000 }), fc.nat(2))
  .map(([fromMs, longMs, session]) => other(fromMs, fromMs + longMs, { sessionId: idOf(session) }))

test('T11: whatever is in the way, the parts are the whole, and no free one shares a millisecond', () => {
  fc.assert(
    fc.property(fc.array(anOverlap, { maxLength: 6 }), (inTheWay) => {
      const { free, taken, posted } = split(segment, ...inTheWay)
      const parts = [...free, ...taken.map((each) => each.segment), ...posted]
      const ordered = parts.toSorted((a, b) => a.startMs - b.startMs)
      expect(ordered[0]?.startMs).toBe(segment.startMs)
      expect(ordered.at(-1)?.endMs).toBe(segment.endMs)
      for (const [index, part] of ordered.entries()) {
        expect(part.endMs).toBeGreaterThan(part.startMs)
        if (index > 0) expect(part.startMs).toBe(ordered[index - 1]?.endMs)
      }
      for (const part of free) {
        expect(inTheWay.some((o) => o.startMs < part.endMs && part.startMs < o.endMs)).toBe(false)
      }
      const active = [...free, ...taken.map((each) => each.segment)]
      expect(active.reduce((sum, each) => sum + each.activeMinutes, 0)).toBeLessThanOrEqual(1)
    }),
  )
})
