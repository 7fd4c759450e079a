import { describe, expect, it } from 'vitest'
import { idOf } from '../../renderer/replica/sample-rows.ts'
import type { Overlap } from '../contract/errors.ts'
import type { SegmentDto } from '../contract/segments.ts'
import { settleOverlap } from './settle-overlap.ts'

const START_MS = Date.UTC(2026, 6, 15, 9, 10)
const segment: SegmentDto = {
  id: idOf(1),
  sessionId: idOf(2),
  projectId: 1,
  startMs: START_MS,
  endMs: START_MS + 1_001,
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
const part = () => idOf(77)

describe('T11: time that was recorded twice', () => {
  it('T11: counts here: all of it is posted, and the others give it', () => {
    const two = [other(0, 600), other(600, 1_001, { segmentId: idOf(10), projectId: 3 })]
    expect(settleOverlap(segment, two, 'mine', part)).toEqual({
      segment,
      shortens: [idOf(9), idOf(10)],
      mineMs: 1_001,
      takenMs: new Map([
        [2, 600],
        [3, 401],
      ]),
    })
  })

  it('T11: counts there: nothing is posted and nothing given', () => {
    expect(settleOverlap(segment, [other(0, 1_001)], 'theirs', part)).toEqual({
      segment: null,
      shortens: [],
      mineMs: 0,
      takenMs: new Map(),
    })
  })

  it('T11: half each: no millisecond counts twice, and none is lost', () => {
    const settled = settleOverlap(segment, [other(0, 1_001)], 'half', part)
    expect(settled?.segment).toMatchObject({
      id: idOf(77),
      startMs: START_MS + 500,
      endMs: START_MS + 1_001,
    })
    expect([settled?.mineMs, settled?.takenMs.get(2)]).toEqual([501, 501])
  })

  it('T11: what another session has only reserved is named by its session, and costs nothing posted', () => {
    const reserved = other(0, 1_001, { segmentId: null })
    expect(settleOverlap(segment, [reserved], 'mine', part)).toMatchObject({
      shortens: [idOf(8)],
      takenMs: new Map(),
    })
  })

  it('I6: what is on an invoice stays there; one millisecond has no half', () => {
    const invoiced = [other(0, 1_001, { invoiced: true })]
    expect(settleOverlap(segment, invoiced, 'mine', part)).toBeNull()
    expect(settleOverlap(segment, invoiced, 'half', part)).toBeNull()
    expect(settleOverlap(segment, invoiced, 'theirs', part)).not.toBeNull()
    const short = { ...segment, endMs: START_MS + 1 }
    expect(settleOverlap(short, [other(0, 1)], 'half', part)).toBeNull()
  })
})
