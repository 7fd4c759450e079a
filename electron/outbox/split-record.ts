import type { Failure } from '../../shared/contract/errors.ts'
import type { SegmentDto } from '../../shared/contract/segments.ts'
import { splitSegment } from '../../shared/tracking/split-segment.ts'
import type { RecordPart } from './outbox.ts'
import { partId } from './part-id.ts'
import { type OutboxRecord, segmentOf } from './record.ts'

/**
 * What a refused segment becomes when only some of its time is taken (T11): the free parts are sent,
 * those that share time with something else stay refused, each with what it shares. One whose id is
 * taken is sent under another: a copy of these files has filed less or more of the same segment. Null when
 * nothing is to be done: all of it is taken, or it is another refusal.
 */
export function splitRecord(record: OutboxRecord, error: Failure): RecordPart[] | null {
  const whole = segmentOf(record)
  if (whole && error.code === 'command_id_reused') return renamed(record, whole)
  if (!whole || error.code !== 'segment_overlaps' || !error.overlaps) return null
  const { issuedAtMs, owner } = record
  const { free, taken, posted } = splitSegment(whole, error.overlaps, partId)
  if (free.length === 0 && posted.length === 0) return null
  const draftOf = (segment: SegmentDto) => {
    return { id: segment.id, type: 'postSegment' as const, issuedAtMs, owner, payload: { segment } }
  }
  return [
    ...free.map((segment) => ({ draft: draftOf(segment), error: null })),
    ...taken.map(({ segment, overlaps }) => ({
      draft: draftOf(segment),
      error: { ...error, overlaps },
    })),
  ]
}

/**
 * The segment under a name of its own. If that is taken too, it is its picture that a copy has filed
 * already with another part of the segment, so this part goes without.
 */
function renamed(record: OutboxRecord, whole: SegmentDto): RecordPart[] | null {
  const wasRenamed = record.partOf !== undefined && record.id === partId(record.partOf, whole)
  if (record.type !== 'postSegment' || (wasRenamed && !whole.capture)) return null
  const { issuedAtMs, owner } = record
  const id = partId(whole.id, whole)
  const segment = { ...whole, id, capture: wasRenamed ? null : whole.capture }
  const draft = { id, type: 'postSegment' as const, issuedAtMs, owner, payload: { segment } }
  return [{ draft, error: null }]
}
