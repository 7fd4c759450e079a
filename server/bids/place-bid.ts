import { parseAmount } from '../../shared/money/amount.ts'
import { requireRole } from '../capability/context.ts'
import { defineCommand } from '../capability/define-command.ts'
import { byBid, byProject } from '../capability/lock-parties.ts'
import { done, refuse, refuseField } from '../capability/refusal.ts'
import { notifyOfProject } from '../feed/notify.ts'
import { endAward } from './award.ts'
import { findBid, moveBid } from './find-bid.ts'

/** The freelancer bids on an open project; one standing bid each (B2). */
export const placeBid = defineCommand('placeBid', {
  project: byProject,
  handle: async (context, payload) => {
    const freelancer = requireRole(context, 'freelancer')
    if (!freelancer.ok) return freelancer
    const { trx, caller, commandId, nowMs } = context
    const { projectId } = payload
    const project = await trx
      .selectFrom('project')
      .select(['currency', 'bid_id', 'closed_at_ms'])
      .where('id', '=', projectId)
      .executeTakeFirst()
    const standing = await trx
      .selectFrom('bid')
      .select('id')
      .where('project_id', '=', projectId)
      .where('bidder_id', '=', caller.accountId)
      .where('state', 'not in', ['revoked', 'retracted'])
      .executeTakeFirst()
    if (standing) return refuse('bid_exists')
    // Only its parties may know what became of a project that is no longer open.
    if (!project || project.bid_id !== null || project.closed_at_ms !== null) {
      return refuse('not_found')
    }
    const amount = parseAmount(payload.amount, project.currency)
    if (!amount.ok) return refuseField(amount.error, 'amount')

    await trx
      .insertInto('bid')
      .values({
        placed_by: commandId,
        project_id: projectId,
        bidder_id: caller.accountId,
        amount: amount.value.minor,
        period_days: payload.periodDays,
        milestone_percentage: payload.milestonePercentage,
        description: payload.description.trim(),
        state: 'open',
        placed_at_ms: nowMs,
      })
      .execute()
    return done
  },
})

/** The freelancer takes a bid back (B2); one that was awarded is the award declined (B4). */
export const retractBid = defineCommand('retractBid', {
  project: byBid,
  handle: async (context, { bidId }) => {
    const moved = await moveBid(context, bidId, 'retract', 'freelancer')
    if (!moved.ok) return moved
    const { bid, project } = moved.value
    if (bid.state !== 'awarded') return done
    await endAward(context, moved.value)
    notifyOfProject(context, project.employer_id, 'awardDeclined', project)
    return done
  },
})

/** The freelancer makes a bid stand out; doing it again is harmless. */
export const highlightBid = defineCommand('highlightBid', {
  project: byBid,
  handle: async (context, { bidId }) => {
    const found = await findBid(context, bidId, 'freelancer')
    if (!found.ok) return found
    if (found.value.bid.state !== 'open') return refuse('bid_already_answered')
    await context.trx
      .updateTable('bid')
      .set({ highlighted: true })
      .where('id', '=', bidId)
      .execute()
    return done
  },
})
