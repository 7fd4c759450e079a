import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { serialId } from '../../shared/contract/primitives.ts'
import type { Schema } from '../db/schema.ts'
import { seenBy } from '../projects/seen-by.ts'
import { currencyOf, wireCurrency } from './currencies.ts'
import { wireNumber } from './money.ts'
import { seconds } from './parameters.ts'
import { MILESTONE_STATUS, statesOf } from './statuses.ts'

/** What kind of payment a milestone is, in the order of their numbers; unsaid, it is the last. */
export const REASONS = ['fullPayment', 'partialPayment', 'taskDescription', 'other'] as const

/** A milestone payment on their wire. Its number is called `transaction_id`. */
export const wireMilestone = z.object({
  transaction_id: serialId,
  project_id: serialId,
  bid_id: serialId,
  bidder_id: serialId,
  project_owner_id: serialId,
  amount: z.number(),
  currency: wireCurrency,
  reason: z.number().int(),
  other_reason: z.string(),
  description: z.string(),
  status: z.string(),
  cancellation_requested: z.boolean(),
  dispute_id: serialId.nullable(),
  is_from_prepaid: z.boolean(),
  time_created: z.number().int(),
  time_released: z.number().int().nullable(),
})

/** Which milestones: every one of these that is given has to fit. */
export type MilestoneFilter = {
  /** By the uuids that we name them by. */
  uuids?: readonly string[]
  numbers?: readonly number[]
  projects?: readonly number[]
  bids?: readonly number[]
  bidders?: readonly number[]
  owners?: readonly number[]
  /** Either party. */
  users?: readonly number[]
  statuses?: readonly string[]
}

/** A page of the milestones that an account may see, oldest first, each with its uuid (B6). */
export async function readTheirMilestones(
  db: Kysely<Schema>,
  viewerId: number,
  filter: MilestoneFilter,
  { limit, offset } = { limit: 100, offset: 0 },
) {
  const { uuids, numbers = [], projects = [], bids = [], bidders = [], owners = [] } = filter
  const { users = [], statuses = [] } = filter
  const states = statesOf(MILESTONE_STATUS, statuses)
  const rows = await db
    .selectFrom('milestone as m')
    .innerJoin('bid as b', 'b.id', 'm.bid_id')
    .innerJoin('project as p', 'p.id', 'm.project_id')
    .selectAll('m')
    .select(['b.bidder_id', 'p.employer_id'])
    .select(
      sql<number | null>`(SELECT d.number FROM dispute d
        WHERE d.milestone_id = m.id AND d.ended_at_ms IS NULL)`.as('dispute_id'),
    )
    .leftJoin('milestone as whole', 'whole.id', 'm.split_from')
    .select((of) => of.fn.coalesce('m.reason', 'whole.reason').as('reason_of_whole'))
    .where(seenBy(viewerId, 'm'))
    .$if(uuids !== undefined, (query) => query.where(sql<boolean>`m.id = ANY(${uuids ?? []})`))
    .$if(numbers.length > 0, (query) => query.where('m.number', 'in', numbers))
    .$if(projects.length > 0, (query) => query.where('m.project_id', 'in', projects))
    .$if(bids.length > 0, (query) => query.where('m.bid_id', 'in', bids))
    .$if(bidders.length > 0, (query) => query.where('b.bidder_id', 'in', bidders))
    .$if(owners.length > 0, (query) => query.where('p.employer_id', 'in', owners))
    .$if(users.length > 0, (query) =>
      query.where((or) =>
        or.or([or('b.bidder_id', 'in', users), or('p.employer_id', 'in', users)]),
      ),
    )
    .$if(states !== null, (query) => query.where(sql<boolean>`m.state = ANY(${states ?? []})`))
    .orderBy('m.number')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({
    uuid: row.id,
    row,
    wire: {
      transaction_id: row.number,
      project_id: row.project_id,
      bid_id: row.bid_id,
      bidder_id: row.bidder_id,
      project_owner_id: row.employer_id,
      amount: wireNumber(row.amount, row.currency),
      currency: currencyOf(row.currency),
      reason: REASONS.indexOf(row.reason_of_whole ?? 'other'),
      other_reason: row.description,
      description: row.description,
      status: MILESTONE_STATUS[row.state],
      cancellation_requested: row.state === 'cancellationRequested',
      dispute_id: row.dispute_id,
      is_from_prepaid: false,
      time_created: seconds(row.created_at_ms),
      time_released: row.released_at_ms === null ? null : seconds(row.released_at_ms),
    } satisfies z.infer<typeof wireMilestone>,
  }))
}
