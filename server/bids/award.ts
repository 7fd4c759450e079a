import { isHeld } from '../../shared/milestones/milestone.ts'
import { money } from '../../shared/money/money.ts'
import type { CommandContext } from '../capability/context.ts'
import { defineCommand } from '../capability/define-command.ts'
import { byBid } from '../capability/lock-parties.ts'
import { done, refuse } from '../capability/refusal.ts'
import { notifyOfMoney, notifyOfProject } from '../feed/notify.ts'
import { giveBack } from '../milestones/end-part.ts'
import { loadProjects } from '../projects/load.ts'
import { otherThan, partiesOf } from '../projects/parties.ts'
import { findBid, moveBid, type OwnBid } from './find-bid.ts'

const PRICE = { hourly: 'rate_per_hour', fixed: 'total' } as const

/** Both parties read the project again, and their balances in its currency. */
function touchProject(
  { feed }: CommandContext,
  parties: readonly number[],
  project: { id: number; currency: string },
): void {
  feed.touch(parties, 'project', project.id)
  feed.touch(parties, 'balance', project.currency)
}

/** The employer awards an open bid: its freelancer sees the project and may accept it (B3). */
export const awardBid = defineCommand('awardBid', {
  project: byBid,
  handle: async (context, { bidId }) => {
    const found = await findBid(context, bidId, 'employer')
    if (!found.ok) return found
    const { bid, project } = found.value
    if (project.bid_id !== null && project.bid_id !== bidId)
      return refuse('project_already_awarded')
    const moved = await moveBid(context, bidId, 'award', 'employer')
    if (!moved.ok) return moved
    await context.trx
      .updateTable('project')
      .set({ bid_id: bid.id, freelancer_id: bid.bidder_id, [PRICE[project.type]]: bid.amount })
      .where('id', '=', project.id)
      .execute()
    touchProject(context, [project.employer_id, bid.bidder_id], project)
    notifyOfProject(context, bid.bidder_id, 'projectAwarded', project)
    return done
  },
})

/** Cancels what is held under an award and notifies the other party of each; neither is asked (B4, P7). */
async function refundAward(
  context: CommandContext,
  { bid, project: { id: projectId } }: OwnBid,
): Promise<void> {
  const { trx, commandId, caller, feed } = context
  const [project] = await loadProjects(trx, { ids: [projectId] })
  if (!project) throw new Error('the project of an award is missing')
  const milestones = await trx
    .selectFrom('milestone')
    .select(['id', 'state', 'amount', 'currency', 'description'])
    .where('bid_id', '=', bid.id)
    .execute()
  for (const { amount: minor, currency, ...milestone } of milestones) {
    feed.touch(partiesOf(project), 'milestone', milestone.id)
    if (!isHeld(milestone.state)) continue
    const amount = money(minor, currency)
    const ended = await giveBack(context, { ...milestone, project, amount }, amount, {
      kind: 'refundHold',
      by: 'marketplace',
      newId: commandId,
    })
    if (!ended.ok)
      throw new Error(`a milestone of the award could not be cancelled: ${ended.error}`)
    const about = { project, amount, subjectId: milestone.id }
    notifyOfMoney(context, otherThan(caller.accountId, project), 'milestoneCancelled', about)
  }
}

/**
 * Ends an award that was not accepted: its milestones are cancelled and refunded, the freelancer no
 * longer sees the project, and it is open again (B4, P7).
 */
export async function endAward(context: CommandContext, award: OwnBid): Promise<void> {
  const { trx, feed } = context
  const { bid, project } = award
  const parties = [project.employer_id, bid.bidder_id]
  await refundAward(context, award)
  for (const entity of ['message', 'dispute'] as const) {
    const rows = await trx.selectFrom(entity).select('id').where('bid_id', '=', bid.id).execute()
    for (const { id } of rows) feed.touch(parties, entity, id)
  }
  await trx
    .updateTable('project')
    .set({ bid_id: null, freelancer_id: null, rate_per_hour: null, total: null })
    .where('id', '=', project.id)
    .execute()
  touchProject(context, parties, project)
}

/** The employer revokes an award that is not accepted yet (B4). */
export const revokeAward = defineCommand('revokeAward', {
  project: byBid,
  handle: async (context, { bidId }) => {
    const moved = await moveBid(context, bidId, 'revoke', 'employer')
    if (!moved.ok) return moved
    const { bid, project } = moved.value
    await endAward(context, moved.value)
    notifyOfProject(context, bid.bidder_id, 'awardRevoked', project)
    return done
  },
})

/** The award was accepted: so is its bid, and the other open bids are rejected (B5). */
export async function settleBids(
  context: CommandContext,
  { id, bidId }: { id: number; bidId: number },
): Promise<void> {
  await context.trx.updateTable('bid').set({ state: 'accepted' }).where('id', '=', bidId).execute()
  await rejectOpenBids(context, id)
}

/** Nobody else gets the project: the bids that are still open are rejected (B5, B7). */
export async function rejectOpenBids({ trx }: CommandContext, projectId: number): Promise<void> {
  await trx
    .updateTable('bid')
    .set({ state: 'rejected' })
    .where('project_id', '=', projectId)
    .where('state', '=', 'open')
    .execute()
}
