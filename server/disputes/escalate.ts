import type { DisputeState } from '../../shared/disputes/dispute.ts'
import type { WorkContext } from '../capability/context.ts'
import { findArbiters } from './arbiters.ts'
import type { FoundDispute } from './find.ts'
import { saveState } from './save.ts'
import { tellOf } from './tell.ts'

/** The dispute is before the arbiters from now on: they are told, and the given parties (P9). */
export async function escalate(
  context: WorkContext,
  dispute: FoundDispute,
  next: DisputeState,
  parties: readonly number[],
): Promise<void> {
  await saveState(context, dispute, next)
  const told = [...parties, ...(await findArbiters(context))]
  for (const receiverId of told) tellOf(context, receiverId, 'disputeEscalated', dispute)
}
