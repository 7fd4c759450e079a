import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { serialId } from '../../shared/contract/primitives.ts'
import type { BidState } from '../../shared/projects/bid.ts'
import type { Schema } from '../db/schema.ts'
import { wireNumber } from './money.ts'
import { seconds } from './parameters.ts'
import { statesOf } from './statuses.ts'

/** A bid on their wire. */
export const wireBid = z.object({
  id: serialId,
  project_id: serialId,
  bidder_id: serialId,
  project_owner_id: serialId,
  amount: z.number(),
  period: z.number().int(),
  milestone_percentage: z.number(),
  description: z.string(),
  retracted: z.boolean(),
  highlighted: z.boolean(),
  award_status: z.string(),
  frontend_bid_status: z.string(),
  time_submitted: z.number().int(),
  submitdate: z.number().int(),
})

const AWARD_STATUS = {
  open: 'pending',
  awarded: 'awarded',
  accepted: 'awarded',
  revoked: 'revoked',
  retracted: 'canceled',
  rejected: 'rejected',
} as const satisfies Record<BidState, string>

/** Which bids: every one of these that is given has to fit. */
export type BidFilter = {
  ids?: readonly number[]
  projects?: readonly number[]
  bidders?: readonly number[]
  owners?: readonly number[]
  statuses?: readonly string[]
}

/** A page of the bids an account may see: its own, and those on its projects (B2). */
export async function readTheirBids(
  db: Kysely<Schema>,
  viewerId: number,
  { ids = [], projects = [], bidders = [], owners = [], statuses = [] }: BidFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<z.infer<typeof wireBid>[]> {
  const states = statesOf(AWARD_STATUS, statuses)
  const rows = await db
    .selectFrom('bid as b')
    .innerJoin('project as p', 'p.id', 'b.project_id')
    .selectAll('b')
    .select(['p.employer_id', 'p.currency', 'p.completed_at_ms'])
    .where(sql<boolean>`${viewerId} IN (b.bidder_id, p.employer_id)`)
    .$if(ids.length > 0, (query) => query.where('b.id', 'in', ids))
    .$if(projects.length > 0, (query) => query.where('b.project_id', 'in', projects))
    .$if(bidders.length > 0, (query) => query.where('b.bidder_id', 'in', bidders))
    .$if(owners.length > 0, (query) => query.where('p.employer_id', 'in', owners))
    .$if(states !== null, (query) => query.where(sql<boolean>`b.state = ANY(${states ?? []})`))
    .orderBy('b.highlighted', 'desc')
    .orderBy('b.id')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    project_id: row.project_id,
    bidder_id: row.bidder_id,
    project_owner_id: row.employer_id,
    amount: wireNumber(row.amount, row.currency),
    period: row.period_days,
    milestone_percentage: row.milestone_percentage,
    description: row.description,
    retracted: row.state === 'retracted',
    highlighted: row.highlighted,
    award_status: AWARD_STATUS[row.state],
    frontend_bid_status:
      row.state !== 'accepted'
        ? 'active'
        : row.completed_at_ms === null
          ? 'in_progress'
          : 'complete',
    time_submitted: seconds(row.placed_at_ms),
    submitdate: seconds(row.placed_at_ms),
  }))
}
