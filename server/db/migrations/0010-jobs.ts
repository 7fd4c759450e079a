import { type Kysely, sql } from 'kysely'
import { getConstructionPlans } from 'pg-boss'

/** The schema that the queue's tables are in. */
const SCHEMA = 'pgboss'

/**
 * The job queue's tables, and the queues of what falls due (I1, I2, P9). Made here by their owner, so
 * that the marketplace's own role need not be able to make any.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const plan = getConstructionPlans(SCHEMA)
  const [, statements] = /^\s*BEGIN;([\s\S]*)COMMIT;\s*$/.exec(plan) ?? []
  if (!statements) throw new Error('the queue makes its tables in another way than it did')
  await sql.raw(statements).execute(db)

  // `stately`: one sweep at work and one waiting. `exclusive`: a piece is waiting or at work once.
  const queues = [
    ['due.sweep', 'stately'],
    ['disputes.settle', 'exclusive'],
    ['billing.issue', 'exclusive'],
    ['billing.pay', 'exclusive'],
  ] as const
  for (const [name, policy] of queues) {
    // What a server left undone when it died is taken up by another after a minute; what fails is
    // found again by the next sweep, so it is not tried by the queue itself.
    const options = { policy, expireInSeconds: 60, retryLimit: 0, deleteAfterSeconds: 3_600 }
    await sql`
      SELECT ${sql.ref(`${SCHEMA}.create_queue`)}(${name}, ${JSON.stringify(options)}::jsonb)`.execute(
      db,
    )
  }
}
