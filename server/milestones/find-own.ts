import type { Project } from '../../shared/contract/entities.ts'
import {
  type MilestoneAction,
  type MilestoneState,
  transitionMilestone,
} from '../../shared/milestones/milestone.ts'
import { type Money, money } from '../../shared/money/money.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type CommandContext, type Refusal, refuse } from '../capability/command.ts'
import { isParty, loadProjects } from '../projects/load.ts'

/** A milestone with what every change of it needs. */
export type OwnMilestone = {
  id: string
  project: Project
  amount: Money
  state: MilestoneState
  description: string
}

/** A milestone of the caller's project, and where the action leads, if the caller may (P3). */
export async function findActionable(
  { trx, caller }: CommandContext,
  milestoneId: string,
  action: MilestoneAction,
): Promise<Result<OwnMilestone & { next: MilestoneState }, Refusal>> {
  const [row, [project]] = await Promise.all([
    trx.selectFrom('milestone').selectAll().where('id', '=', milestoneId).executeTakeFirst(),
    loadProjects(trx, { milestoneId }),
  ])
  if (!row || !project || !isParty(project, caller.accountId)) return refuse('not_found')
  if (caller.role === 'arbiter') return refuse('not_found')
  // Another freelancer held an earlier award: his milestones are not this one's (B6).
  if (caller.role === 'freelancer' && row.bid_id !== project.bidId) return refuse('not_found')
  const next = transitionMilestone(row.state, action, caller.role)
  if (!next.ok) return refuse(next.error)
  const { id, state, description } = row
  const amount = money(row.amount, row.currency)
  return ok({ id, project, amount, state, description, next: next.value })
}
