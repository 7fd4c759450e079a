import type { DisputeState } from '../../shared/disputes/dispute.ts'
import type { WorkContext } from '../capability/context.ts'
import { findArbiters } from './arbiters.ts'
import type { FoundDispute } from './find.ts'
import { notifyOfDispute } from './notify.ts'
import { saveState } from './save.ts'

/** Brings the dispute before the arbiters, and notifies them and the given parties (P9). */
export async function escalate(
  context: WorkContext,
  dispute: FoundDispute,
  next: DisputeState,
  parties: readonly number[],
): Promise<void> {
  await saveState(context, dispute, next)
  const receivers = [...parties, ...(await findArbiters(context))]
  for (const receiverId of receivers)
    notifyOfDispute(context, receiverId, 'disputeEscalated', dispute)
}
