import { sql } from 'kysely'
import type { Db } from '../db/db.ts'

/** Channel on which the database tells every marketplace process whose feed has grown. */
export const FEED_CHANNEL = 'milepost_feed'

/** Accounts whose followers are yet to be poked, while a poke is under way. */
const waiting = new WeakMap<Db, Set<number>>()

/** Pokes all who follow these accounts' feeds, in whichever process. */
async function sendNotifications(db: Db, accountIds: Iterable<number>): Promise<void> {
  await sql`
    SELECT pg_notify(${FEED_CHANNEL}, a::text) FROM unnest(${[...accountIds]}::integer[]) AS a`.execute(
    db,
  )
}

/**
 * Pokes soon, several at once when many come. A transaction that pokes for itself keeps every other
 * from committing until it is on the disk; this one writes nothing. A poke that is lost with the
 * process or the connection costs time, not data.
 */
export function announce(db: Db, accountIds: readonly number[]): void {
  const others = waiting.get(db)
  if (others) {
    for (const id of accountIds) others.add(id)
    return
  }
  const next = new Set<number>()
  waiting.set(db, next)
  void sendNotifications(db, accountIds)
    .catch(() => undefined)
    .then(() => {
      waiting.delete(db)
      if (next.size > 0) announce(db, [...next])
    })
}
