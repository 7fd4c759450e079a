import type { Notice } from '../../shared/contract/feed.ts'
import { isHeld, type MilestoneAction } from '../../shared/milestones/milestone.ts'
import type { Result } from '../../shared/result.ts'
import { type CommandContext, done, type Handler, type Refusal } from '../capability/command.ts'
import { otherThan, tell } from '../feed/notify.ts'
import { findActionable } from './find-own.ts'
import { setState } from './set-state.ts'

/** What the parties say to each other about the end of held money, and how the other is told. */
const TOLD = {
  requestRelease: 'releaseRequested',
  requestCancellation: 'cancellationRequested',
  rejectCancellation: 'cancellationRejected',
  withdrawCancellation: 'cancellationWithdrawn',
} as const satisfies Partial<Record<MilestoneAction, Notice['kind']>>

/** Says one of these: the milestone stands as it leads to, the other side is told, no money moves. */
async function say(
  context: CommandContext,
  action: keyof typeof TOLD,
  milestoneId: string,
  reason: string | null = null,
): Promise<Result<void, Refusal>> {
  const found = await findActionable(context, milestoneId, action)
  if (!found.ok) return found
  const { id, project, amount, next } = found.value
  if (!isHeld(next)) throw new Error(`${action} ends nothing`)
  await setState(context, found.value, next, reason)
  const other = otherThan(context.caller.accountId, project)
  tell(context, other, TOLD[action], { project, amount, subjectId: id })
  return done
}

/** The freelancer asks for the release of held money (P3). */
export const requestRelease: Handler<'requestRelease'> = (context, { milestoneId }) =>
  say(context, 'requestRelease', milestoneId)

/** The employer asks the freelancer to cancel: after acceptance he cannot himself (P7). */
export const requestCancellation: Handler<'requestCancellation'> = (
  context,
  { milestoneId, reason },
) => say(context, 'requestCancellation', milestoneId, reason?.trim() || null)

/** The freelancer says no; yes is to cancel (P7). */
export const rejectCancellation: Handler<'rejectCancellation'> = (context, { milestoneId }) =>
  say(context, 'rejectCancellation', milestoneId)

/** The employer takes his question back; there is nothing left for the freelancer to answer (P7). */
export const withdrawCancellation: Handler<'withdrawCancellation'> = (context, { milestoneId }) =>
  say(context, 'withdrawCancellation', milestoneId)
