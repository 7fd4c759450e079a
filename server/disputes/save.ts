import type { DisputeParty, DisputeState } from '../../shared/disputes/dispute.ts'
import type { Money } from '../../shared/money/money.ts'
import type { WorkContext } from '../capability/context.ts'
import { partiesOf } from '../projects/parties.ts'
import { touchArbiters } from './arbiters.ts'
import type { FoundDispute } from './find.ts'

/** The columns that say where a dispute stands. */
export function columnsOf(state: DisputeState, nowMs: number) {
  const { stage } = state
  const still = { stage, waits_for: null, respond_by_ms: null }
  switch (stage) {
    case 'negotiation':
      return { stage, waits_for: state.waitsFor, respond_by_ms: state.respondByMs }
    case 'arbitration':
      return { ...still, waits_for: 'arbiter' as const, escalated_at_ms: nowMs }
    case 'withdrawn':
      return { ...still, ended_at_ms: nowMs }
    case 'resolved': {
      const { freelancerAmount, by } = state.verdict
      return {
        ...still,
        ended_at_ms: nowMs,
        verdict_amount: freelancerAmount.minor,
        verdict_by: by,
      }
    }
  }
}

/** Writes where a dispute stands now, and has everyone who sees it read it again. */
export async function saveState(
  context: WorkContext,
  { id, project, state: before }: FoundDispute,
  next: DisputeState,
  decision: { verdict_reasoning?: string; decided_by?: number } = {},
): Promise<void> {
  await context.trx
    .updateTable('dispute')
    .set({ ...columnsOf(next, context.nowMs), ...decision })
    .where('id', '=', id)
    .execute()
  context.feed.touch(partiesOf(project), 'dispute', id)
  const isArbiters = before.stage === 'arbitration' || next.stage === 'arbitration'
  if (isArbiters) await touchArbiters(context, id)
}

/** Adds an offer; `seq` counts from one. */
export async function addOffer(
  { trx, nowMs }: WorkContext,
  disputeId: string,
  offer: { seq: number; by: DisputeParty; freelancerAmount: Money; message: string },
): Promise<void> {
  await trx
    .insertInto('dispute_offer')
    .values({
      dispute_id: disputeId,
      seq: offer.seq,
      by: offer.by,
      freelancer_amount: offer.freelancerAmount.minor,
      message: offer.message,
      at_ms: nowMs,
    })
    .execute()
}
