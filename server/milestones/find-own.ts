import type { Project } from '../../shared/contract/entities.ts'
import { transitionMilestone } from '../../shared/milestones/milestone.ts'
import { type Money, money } from '../../shared/money/money.ts'
import { ok, type Result } from '../../shared/result.ts'
import { loadOwnProject } from '../projects/load.ts'
import { type CommandContext, type Refusal, refuse } from '../sync/command.ts'

type OwnMilestone = { id: string; project: Project; amount: Money }

/** A milestone of the caller's project, if the caller may do this with it now (P3, P5, P7). */
export async function findActionable(
  { trx, caller }: CommandContext,
  milestoneId: string,
  action: 'release' | 'cancel',
): Promise<Result<OwnMilestone, Refusal>> {
  const row = await trx
    .selectFrom('milestone')
    .selectAll()
    .where('id', '=', milestoneId)
    .executeTakeFirst()
  const project = row ? await loadOwnProject(trx, row.project_id, caller.accountId) : null
  if (!row || !project || caller.role === 'arbiter') return refuse('not_found')
  const next = transitionMilestone(row.state, action, caller.role)
  if (!next.ok) return refuse(next.error)
  return ok({ id: row.id, project, amount: money(row.amount, row.currency) })
}
