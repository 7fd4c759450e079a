import type { Project } from '../../shared/contract/entities.ts'
import { type RequestAction, transitionRequest } from '../../shared/milestones/request.ts'
import { type Money, money } from '../../shared/money/money.ts'
import { ok, type Result } from '../../shared/result.ts'
import {
  type CommandContext,
  done,
  type Handler,
  type Refusal,
  refuse,
} from '../capability/command.ts'
import { partiesOf, tell } from '../feed/notify.ts'
import { loadOwnProject } from '../projects/load.ts'
import { createHeld } from './hold.ts'

type OpenRequest = { id: string; project: Project; amount: Money; description: string }

/**
 * The request, if it is the caller's to answer and still pending. Of two answers at once the
 * lock on the parties lets one see the other's (M5).
 */
async function findOpen(
  { trx, caller }: CommandContext,
  requestId: string,
  action: RequestAction,
): Promise<Result<OpenRequest, Refusal>> {
  const row = await trx
    .selectFrom('milestone_request')
    .selectAll()
    .where('id', '=', requestId)
    .executeTakeFirst()
  const project = row ? await loadOwnProject(trx, row.project_id, caller.accountId) : null
  if (!row || !project) return refuse('not_found')
  const next = transitionRequest(row.state, action)
  if (!next.ok) return refuse(next.error)
  const amount = money(row.amount, row.currency)
  return ok({ id: row.id, project, amount, description: row.description })
}

async function close(
  { trx, nowMs, feed }: CommandContext,
  { id, project }: OpenRequest,
  outcome: {
    state: 'accepted' | 'rejected' | 'withdrawn'
    reason?: string | null
    milestone_id?: string
  },
): Promise<void> {
  await trx
    .updateTable('milestone_request')
    .set({ ...outcome, decided_at_ms: nowMs })
    .where('id', '=', id)
    .execute()
  feed.touch(partiesOf(project), 'milestoneRequest', id)
}

/** The freelancer takes a request back while it is pending (M4). */
export const withdrawMilestoneRequest: Handler<'withdrawMilestoneRequest'> = async (
  context,
  { requestId },
) => {
  const open = await findOpen(context, requestId, 'withdraw')
  if (!open.ok) return open
  await close(context, open.value, { state: 'withdrawn' })
  return done
}

/** The employer says no, with a reason if he likes (M4). */
export const rejectMilestoneRequest: Handler<'rejectMilestoneRequest'> = async (
  context,
  { requestId, reason },
) => {
  const open = await findOpen(context, requestId, 'reject')
  if (!open.ok) return open
  const { id, project, amount } = open.value
  await close(context, open.value, { state: 'rejected', reason: reason?.trim() || null })
  tell(context, project.freelancer.id, 'requestRejected', { project, amount, subjectId: id })
  return done
}

/** The employer says yes: exactly one milestone of the same amount, its money held (M4). */
export const acceptMilestoneRequest: Handler<'acceptMilestoneRequest'> = async (
  context,
  { requestId, confirmedSource },
) => {
  const open = await findOpen(context, requestId, 'accept')
  if (!open.ok) return open
  const { id, project, amount } = open.value
  const milestone = { ...open.value, id: context.commandId }
  const held = await createHeld(context, project, [milestone], confirmedSource)
  if (!held.ok) return held
  await close(context, open.value, { state: 'accepted', milestone_id: milestone.id })
  tell(context, project.freelancer.id, 'requestAccepted', { project, amount, subjectId: id })
  return done
}
