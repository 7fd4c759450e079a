import type { Party, Project } from '../../shared/contract/entities.ts'
import { type RequestAction, transitionRequest } from '../../shared/milestones/request.ts'
import { type Money, money } from '../../shared/money/money.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { CommandContext } from '../capability/context.ts'
import { defineCommand } from '../capability/define-command.ts'
import { byRequest } from '../capability/lock-parties.ts'
import { done, type Refusal, refuse } from '../capability/refusal.ts'
import { notifyOfMoney } from '../feed/notify.ts'
import { findOwnProject } from '../projects/find-own.ts'
import { partiesOf } from '../projects/parties.ts'
import { createHeld } from './hold.ts'

type OpenRequest = { id: string; project: Project; amount: Money; description: string }

/**
 * The request, if the caller is the party who may answer it so and it is still pending. When two
 * answers come at once, the lock on the parties makes the second see the first (M5).
 */
async function findOpen(
  context: CommandContext,
  requestId: string,
  action: RequestAction,
  by: Party,
): Promise<Result<OpenRequest, Refusal>> {
  const row = await context.trx
    .selectFrom('milestone_request')
    .selectAll()
    .where('id', '=', requestId)
    .executeTakeFirst()
  const project = await findOwnProject(context, row?.project_id, by)
  if (!project.ok) return project
  if (!row) return refuse('not_found')
  const next = transitionRequest(row.state, action)
  if (!next.ok) return refuse(next.error)
  const amount = money(row.amount, row.currency)
  return ok({ id: row.id, project: project.value, amount, description: row.description })
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
export const withdrawMilestoneRequest = defineCommand('withdrawMilestoneRequest', {
  project: byRequest,
  handle: async (context, { requestId }) => {
    const open = await findOpen(context, requestId, 'withdraw', 'freelancer')
    if (!open.ok) return open
    await close(context, open.value, { state: 'withdrawn' })
    return done
  },
})

/** The employer rejects it, with a reason or without (M4). */
export const rejectMilestoneRequest = defineCommand('rejectMilestoneRequest', {
  project: byRequest,
  handle: async (context, { requestId, reason }) => {
    const open = await findOpen(context, requestId, 'reject', 'employer')
    if (!open.ok) return open
    const { id, project, amount } = open.value
    await close(context, open.value, { state: 'rejected', reason: reason?.trim() || null })
    notifyOfMoney(context, project.freelancer.id, 'requestRejected', {
      project,
      amount,
      subjectId: id,
    })
    return done
  },
})

/** The employer accepts: exactly one milestone of the same amount, its money held (M4). */
export const acceptMilestoneRequest = defineCommand('acceptMilestoneRequest', {
  project: byRequest,
  handle: async (context, { requestId, confirmedSource }) => {
    const open = await findOpen(context, requestId, 'accept', 'employer')
    if (!open.ok) return open
    const { id, project, amount } = open.value
    const milestone = { ...open.value, id: context.commandId }
    const held = await createHeld(context, project, [milestone], confirmedSource)
    if (!held.ok) return held
    await close(context, open.value, { state: 'accepted', milestone_id: milestone.id })
    notifyOfMoney(context, project.freelancer.id, 'requestAccepted', {
      project,
      amount,
      subjectId: id,
    })
    return done
  },
})
