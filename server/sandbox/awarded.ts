import type { Insertable } from 'kysely'
import type { Schema } from '../db/schema.ts'
import type { Trx } from '../db/trx.ts'

type Awarded = Insertable<Schema['project']> & { freelancer_id: number }

/** Writes a project that is already awarded, with the bid that it came from; gives its number. */
export async function insertAwarded(trx: Trx, project: Awarded): Promise<number> {
  const { freelancer_id, rate_per_hour, total, accepted_at_ms, completed_at_ms, ...posted } =
    project
  const open = { rate_per_hour: null, total: null, accepted_at_ms: null, completed_at_ms: null }
  const { id } = await trx
    .insertInto('project')
    .values({ ...posted, ...open })
    .returning('id')
    .executeTakeFirstOrThrow()
  const amount = rate_per_hour ?? total
  if (amount === null || amount === undefined) throw new Error('an awarded project has a price')
  const bid = await trx
    .insertInto('bid')
    .values({
      project_id: id,
      bidder_id: freelancer_id,
      amount,
      period_days: 30,
      milestone_percentage: 100,
      description: '',
      state: accepted_at_ms === null ? 'awarded' : 'accepted',
      placed_at_ms: posted.posted_at_ms ?? accepted_at_ms ?? 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .updateTable('project')
    .set({ bid_id: bid.id, freelancer_id, rate_per_hour, total, accepted_at_ms, completed_at_ms })
    .where('id', '=', id)
    .execute()
  return id
}
