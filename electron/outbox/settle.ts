import { v5 } from 'uuid'
import { type Failure, failureOf } from '../../shared/contract/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { type OverlapChoice, settleOverlap } from '../../shared/tracking/settle-overlap.ts'
import type { Outbox } from './outbox.ts'
import { partId } from './part-id.ts'
import { segmentOf } from './record.ts'

/** What settling needs. */
export type SettlePorts = {
  outbox: Pick<Outbox, 'refused' | 'replace' | 'discard'>
  /** Forgets the pictures of a capture. */
  pictures: { drop(captureId: string): Promise<void> }
  nowMs(): number
}

/**
 * Does what the person has chosen about a refused segment that shares its time with another (T11). A
 * picture that no longer belongs to any time goes with it.
 */
export async function settle(
  { outbox, pictures, nowMs }: SettlePorts,
  id: string,
  choice: OverlapChoice,
): Promise<Result<null, Failure>> {
  const entry = outbox.refused().find(({ record }) => record.id === id)
  const whole = entry && segmentOf(entry.record)
  const inTheWay = entry?.error.overlaps
  if (!whole || !inTheWay) return err(failureOf('not_found'))
  const settled = settleOverlap(whole, inTheWay, choice, partId)
  if (!settled) return err(failureOf('segment_invoiced'))
  const { segment, shortens } = settled
  const draft = segment && {
    // An id of its own: the segment's may already be on its way from a copy of this outbox (Y1).
    id: v5('postSegmentOver', segment.id),
    type: 'postSegmentOver' as const,
    issuedAtMs: nowMs(),
    owner: entry.record.owner,
    payload: { segment, shortens },
  }
  const isDone = draft
    ? await outbox.replace(id, [{ draft, error: null }])
    : await outbox.discard(id)
  if (!isDone) return err(failureOf('not_found'))
  if (whole.capture && !segment?.capture) await pictures.drop(whole.capture.id)
  return ok(null)
}
