import type { Party } from '../../shared/contract/entities.ts'
import type { Notice } from '../../shared/contract/feed.ts'
import { isHeld, type MilestoneAction } from '../../shared/milestones/milestone.ts'
import type { Result } from '../../shared/result.ts'
import type { CommandContext } from '../capability/context.ts'
import { defineCommand } from '../capability/define-command.ts'
import { byMilestone } from '../capability/lock-parties.ts'
import { done, type Refusal } from '../capability/refusal.ts'
import { notifyOfMoney } from '../feed/notify.ts'
import { otherThan } from '../projects/parties.ts'
import { findActionable } from './find-own.ts'
import { setState } from './set-state.ts'

/** How the parties ask each other to end held money: who asks, and the notice that the other gets. */
const ASKING = {
  requestRelease: { by: 'freelancer', notice: 'releaseRequested' },
  requestCancellation: { by: 'employer', notice: 'cancellationRequested' },
  rejectCancellation: { by: 'freelancer', notice: 'cancellationRejected' },
  withdrawCancellation: { by: 'employer', notice: 'cancellationWithdrawn' },
} as const satisfies Partial<Record<MilestoneAction, { by: Party; notice: Notice['kind'] }>>

/** Moves the milestone to the state that this leads to and notifies the other party; no money moves. */
async function ask(
  context: CommandContext,
  action: keyof typeof ASKING,
  milestoneId: string,
  reason: string | null = null,
): Promise<Result<void, Refusal>> {
  const { by, notice } = ASKING[action]
  const found = await findActionable(context, milestoneId, action, by)
  if (!found.ok) return found
  const { id, project, amount, next } = found.value
  if (!isHeld(next)) throw new Error(`${action} ends nothing`)
  await setState(context, found.value, next, reason)
  const other = otherThan(context.caller.accountId, project)
  notifyOfMoney(context, other, notice, { project, amount, subjectId: id })
  return done
}

/** The freelancer asks for the release of held money (P3). */
export const requestRelease = defineCommand('requestRelease', {
  project: byMilestone,
  handle: (context, { milestoneId }) => ask(context, 'requestRelease', milestoneId),
})

/** The employer asks the freelancer to cancel: after acceptance only the freelancer can (P7). */
export const requestCancellation = defineCommand('requestCancellation', {
  project: byMilestone,
  handle: (context, { milestoneId, reason }) =>
    ask(context, 'requestCancellation', milestoneId, reason?.trim() || null),
})

/** The freelancer refuses to cancel; to agree is to cancel (P7). */
export const rejectCancellation = defineCommand('rejectCancellation', {
  project: byMilestone,
  handle: (context, { milestoneId }) => ask(context, 'rejectCancellation', milestoneId),
})

/** The employer no longer asks for the cancellation; the milestone is in progress again (P7). */
export const withdrawCancellation = defineCommand('withdrawCancellation', {
  project: byMilestone,
  handle: (context, { milestoneId }) => ask(context, 'withdrawCancellation', milestoneId),
})
