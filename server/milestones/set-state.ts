import type { HeldState } from '../../shared/milestones/milestone.ts'
import type { WorkContext } from '../capability/context.ts'
import { partiesOf } from '../projects/parties.ts'
import type { OwnMilestone } from './find-own.ts'

/**
 * Moves held money's milestone to another state in which it is still held, where
 * `transitionMilestone` led. A reason belongs to a cancellation that is asked for, and goes with it.
 */
export async function setState(
  { trx, feed }: Pick<WorkContext, 'trx' | 'feed'>,
  { id, project }: Pick<OwnMilestone, 'id' | 'project'>,
  state: HeldState,
  cancellationReason: string | null = null,
): Promise<void> {
  await trx
    .updateTable('milestone')
    .set({ state, cancellation_reason: cancellationReason })
    .where('id', '=', id)
    .execute()
  feed.touch(partiesOf(project), 'milestone', id)
}
