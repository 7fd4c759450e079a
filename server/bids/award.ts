import { cancelMilestone } from '../milestones/cancel-milestone.ts'
import { tellOfProject } from '../milestones/notice.ts'
import { type CommandContext, done, type Handler, refuse } from '../sync/command.ts'
import { findBid, moveBid } from './find-bid.ts'

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

/**
 * The employer takes an award back that is not accepted yet: its milestones are cancelled and
 * refunded, and the freelancer sees the project no longer (B4, P7).
 */
export const revokeAward: Handler<'revokeAward'> = async (context, { bidId }) => {
  const { trx, feed } = context
  const moved = await moveBid(context, bidId, 'revoke')
  if (!moved.ok) return moved
  const { bid, project } = moved.value
  const parties = [project.employer_id, bid.bidder_id]
  const milestones = await trx
    .selectFrom('milestone')
    .select(['id', 'state'])
    .where('bid_id', '=', bidId)
    .execute()
  for (const { id: milestoneId, state } of milestones) {
    feed.touch(parties, 'milestone', milestoneId)
    if (state === 'cancelled' || state === 'released') continue
    const cancelled = await cancelMilestone(context, { milestoneId })
    if (!cancelled.ok) return cancelled
  }
  for (const entity of ['message', 'dispute'] as const) {
    const rows = await trx.selectFrom(entity).select('id').where('bid_id', '=', bidId).execute()
    for (const { id } of rows) feed.touch(parties, entity, id)
  }
  await trx
    .updateTable('project')
    .set({ bid_id: null, freelancer_id: null, rate_per_hour: null, total: null })
    .where('id', '=', project.id)
    .execute()
  touch(context, parties, project)
  tellOfProject(context, bid.bidder_id, 'awardRevoked', project)
  return done
}

/** The award was accepted: so is its bid, and the others are passed over (B5). */
export async function settleBids(
  { trx }: CommandContext,
  { id, bidId }: { id: number; bidId: number },
): Promise<void> {
  await trx.updateTable('bid').set({ state: 'accepted' }).where('id', '=', bidId).execute()
  await trx
    .updateTable('bid')
    .set({ state: 'rejected' })
    .where('project_id', '=', id)
    .where('state', '=', 'open')
    .execute()
}
