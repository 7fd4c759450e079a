import type { Project } from '../../shared/contract/entities.ts'
import {
  type MilestoneAction,
  type MilestoneState,
  transitionMilestone,
} from '../../shared/milestones/milestone.ts'
import { type Money, money } from '../../shared/money/money.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { CommandContext } from '../capability/context.ts'
import { type Refusal, refuse } from '../capability/refusal.ts'
import { loadProjects } from '../projects/load.ts'
import { partyOf, type Side, standsOn } from '../projects/parties.ts'

/** A milestone with what every change of it needs. */
export type OwnMilestone = {
  id: string
  project: Project
  amount: Money
  state: MilestoneState
  description: string
}

/** A milestone of the caller's project, and where the action leads, if the caller is on the side that may (P3). */
export async function findActionable(
  { trx, caller }: CommandContext,
  milestoneId: string,
  action: MilestoneAction,
  side: Side,
): Promise<Result<OwnMilestone & { next: MilestoneState }, Refusal>> {
  const [row, [project]] = await Promise.all([
    trx.selectFrom('milestone').selectAll().where('id', '=', milestoneId).executeTakeFirst(),
    loadProjects(trx, { milestoneId }),
  ])
  const party = project && partyOf(project, caller.accountId)
  if (!row || !party || !standsOn(side, project, caller.accountId)) return refuse('not_found')
  // A milestone of an earlier award belongs to whoever held that award (B6).
  if (party === 'freelancer' && row.bid_id !== project.bidId) return refuse('not_found')
  const next = transitionMilestone(row.state, action, party)
  if (!next.ok) return refuse(next.error)
  const { id, state, description } = row
  const amount = money(row.amount, row.currency)
  return ok({ id, project, amount, state, description, next: next.value })
}
