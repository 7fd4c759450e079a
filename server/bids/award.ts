import { isHeld } from '../../shared/milestones/milestone.ts'
import { money } from '../../shared/money/money.ts'
import { type CommandContext, done, type Handler, refuse } from '../capability/command.ts'
import { otherThan, partiesOf, tell, tellOfProject } from '../feed/notify.ts'
import { giveBack } from '../milestones/end-part.ts'
import { loadProjects } from '../projects/load.ts'
import { findBid, moveBid, type OwnBid } from './find-bid.ts'

const PRICE = { hourly: 'rate_per_hour', fixed: 'total' } as const

/** Both parties are to read the project anew, and the balances in its currency. */
function touch(
  { feed }: CommandContext,
  parties: readonly number[],
  project: { id: number; currency: string },
): void {
  feed.touch(parties, 'project', project.id)
  feed.touch(parties, 'balance', project.currency)
}

/** The employer awards an open bid: its freelancer sees the project and may accept it (B3). */
export const awardBid: Handler<'awardBid'> = async (context, { bidId }) => {
  const found = await findBid(context, bidId)
  if (!found.ok) return found
  const { bid, project } = found.value
  if (project.bid_id !== null && project.bid_id !== bidId) return refuse('project_already_awarded')
  const moved = await moveBid(context, bidId, 'award')
  if (!moved.ok) return moved
  await context.trx
    .updateTable('project')
    .set({ bid_id: bid.id, freelancer_id: bid.bidder_id, [PRICE[project.type]]: bid.amount })
    .where('id', '=', project.id)
    .execute()
  touch(context, [project.employer_id, bid.bidder_id], project)
  tellOfProject(context, bid.bidder_id, 'projectAwarded', project)
  return done
}

/** Cancels what is held under an award and tells the other side of each: no side is asked (B4, P7). */
async function refundAward(
  context: CommandContext,
  { bid, project: { id: projectId } }: OwnBid,
): Promise<void> {
  const { trx, commandId, caller, feed } = context
  const [project] = await loadProjects(trx, { ids: [projectId] })
  if (!project) throw new Error('an award of no project')
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
    if (!ended.ok) throw new Error(`an award whose milestone stays: ${ended.error}`)
    const about = { project, amount, subjectId: milestone.id }
    tell(context, otherThan(caller.accountId, project), 'milestoneCancelled', about)
  }
}

/**
 * An award that is not accepted goes: its milestones are cancelled and refunded, the freelancer sees
 * the project no longer, and it is open again (B4, P7).
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
  touch(context, parties, project)
}

/** The employer takes an award back that is not accepted yet (B4). */
export const revokeAward: Handler<'revokeAward'> = async (context, { bidId }) => {
  const moved = await moveBid(context, bidId, 'revoke')
  if (!moved.ok) return moved
  const { bid, project } = moved.value
  await endAward(context, moved.value)
  tellOfProject(context, bid.bidder_id, 'awardRevoked', project)
  return done
}

/** The award was accepted: so is its bid, and the others are passed over (B5). */
export async function settleBids(
  context: CommandContext,
  { id, bidId }: { id: number; bidId: number },
): Promise<void> {
  await context.trx.updateTable('bid').set({ state: 'accepted' }).where('id', '=', bidId).execute()
  await passOpenBids(context, id)
}

/** Nobody else gets the project: the bids that are still open are rejected (B5, B7). */
export async function passOpenBids({ trx }: CommandContext, projectId: number): Promise<void> {
  await trx
    .updateTable('bid')
    .set({ state: 'rejected' })
    .where('project_id', '=', projectId)
    .where('state', '=', 'open')
    .execute()
}
