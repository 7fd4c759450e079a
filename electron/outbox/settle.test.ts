import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { failureOf, type Overlap } from '../../shared/contract/errors.ts'
import type { SegmentDto } from '../../shared/contract/segments.ts'
import { memoryOutbox } from '../../test/fakes/memory-outbox.ts'
import { settle } from './settle.ts'
import { splitRecord } from './split-record.ts'

const START_MS = Date.UTC(2026, 6, 15, 9, 10)
const segmentOf = (fromMs: number, toMs: number, withCapture = false): SegmentDto => ({
  id: randomUUID(),
  sessionId: randomUUID(),
  projectId: 1,
  startMs: START_MS + fromMs,
  endMs: START_MS + toMs,
  memo: '',
  activeMinutes: 0,
  minutes: 1,
  clockStepMs: 0,
  recovered: false,
  manual: false,
  capture: withCapture
    ? {
        id: randomUUID(),
        takenAtMs: START_MS + fromMs,
        outcome: 'taken',
        reason: null,
        displays: [],
      }
    : null,
})
const other = (fromMs: number, toMs: number, invoiced = false): Overlap => ({
  startMs: START_MS + fromMs,
  endMs: START_MS + toMs,
  segmentId: randomUUID(),
  sessionId: randomUUID(),
  projectId: 2,
  invoiced,
})

/** An outbox in which one segment was refused for what it shares. */
async function refused(segment: SegmentDto, ...overlaps: Overlap[]) {
  const outbox = memoryOutbox()
  const dropped: string[] = []
  const draft = { id: segment.id, issuedAtMs: 1, owner: 'https://example.org#2' }
  await outbox.add({ ...draft, type: 'postSegment', payload: { segment } })
  await outbox.refuse(segment.id, failureOf('segment_overlaps', { overlaps }))
  const pictures = { drop: async (id: string) => void dropped.push(id) }
  return { outbox, dropped, ports: { outbox, pictures, nowMs: () => 5 } }
}

describe('T11: what becomes of a refused segment', () => {
  it('T11: partly taken it is parted, the free parts queued; all taken it stays one', async () => {
    const segment = segmentOf(0, 8_300)
    const { outbox } = await refused(segment, other(3_000, 4_000))
    const [entry] = outbox.refused()
    if (!entry) throw new Error('nothing was refused')
    const parts = splitRecord(entry.record, entry.error) ?? []
    const spans = parts.map(({ draft, error }) => {
      const { startMs, endMs } = (draft.payload as { segment: SegmentDto }).segment
      return [startMs - START_MS, endMs - START_MS, error?.code ?? null]
    })
    expect(spans).toEqual([
      [0, 3_000, null],
      [4_000, 8_300, null],
      [3_000, 4_000, 'segment_overlaps'],
    ])
    const whole = failureOf('segment_overlaps', { overlaps: [other(0, 8_300)] })
    expect(splitRecord(entry.record, whole)).toBeNull()
    expect(splitRecord(entry.record, failureOf('segment_overlaps'))).toBeNull()
    expect(splitRecord(entry.record, failureOf('billing_off'))).toBeNull()
  })

  it('Y1: one whose id a copy has used is sent under another, its picture at last left to the copy', async () => {
    const segment = segmentOf(0, 1_000, true)
    const { outbox } = await refused(segment, other(0, 1_000))
    const reused = failureOf('command_id_reused')
    const again = async () => {
      const entry = outbox.refused()[0] ?? { record: outbox.queued()[0], error: reused }
      if (!entry.record) throw new Error('nothing is left')
      const parts = splitRecord(entry.record, reused)
      if (parts) await outbox.replace(entry.record.id, parts)
      const [record] = outbox.queued()
      const sent = (record?.payload as { segment: SegmentDto } | undefined)?.segment
      return { parts, id: record?.id, sent }
    }
    const first = await again()
    expect(first.sent).toEqual({ ...segment, id: first.id })
    expect(first.id).not.toBe(segment.id)
    const second = await again()
    expect(second.sent).toEqual({ ...segment, id: second.id, capture: null })
    expect((await again()).parts).toBeNull()
  })

  it('Y1: chosen here, it is sent once, under an id that no copy of the segment travels under', async () => {
    const segment = segmentOf(0, 1_000)
    const taken = other(0, 1_000)
    const { outbox, ports } = await refused(segment, taken)
    expect((await settle(ports, segment.id, 'mine')).ok).toBe(true)
    expect(outbox.refused()).toEqual([])
    const [record] = outbox.queued()
    expect(record).toMatchObject({
      type: 'postSegmentOver',
      payload: { segment, shortens: [taken.segmentId] },
    })
    expect(record?.id).not.toBe(segment.id)
    expect(await settle(ports, segment.id, 'mine')).toMatchObject({ error: { code: 'not_found' } })
  })

  it('T11: chosen there, it is deleted here with its picture', async () => {
    const segment = segmentOf(0, 1_000, true)
    const { outbox, dropped, ports } = await refused(segment, other(0, 1_000))
    expect((await settle(ports, segment.id, 'theirs')).ok).toBe(true)
    expect([...outbox.queued(), ...outbox.refused()]).toEqual([])
    expect(dropped).toEqual([segment.capture?.id])
  })

  it('S1: of halves, a picture of the first goes, for the second does not show it', async () => {
    const segment = segmentOf(0, 1_000, true)
    const { outbox, dropped, ports } = await refused(segment, other(0, 1_000))
    expect((await settle(ports, segment.id, 'half')).ok).toBe(true)
    expect(dropped).toEqual([segment.capture?.id])
    expect(outbox.queued()).toMatchObject([
      { payload: { segment: { startMs: START_MS + 500, endMs: START_MS + 1_000, capture: null } } },
    ])
  })

  it('I6: nothing is sent against what is on an invoice, and it stays refused', async () => {
    const segment = segmentOf(0, 1_000)
    const { outbox, ports } = await refused(segment, other(0, 1_000, true))
    expect(await settle(ports, segment.id, 'mine')).toMatchObject({
      error: { code: 'segment_invoiced' },
    })
    expect(outbox.refused()).toHaveLength(1)
  })
})
