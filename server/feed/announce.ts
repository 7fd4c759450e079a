import { sql } from 'kysely'
import type { Db } from '../db/db.ts'

/** Channel on which the database tells every marketplace process whose feed has grown. */
export const FEED_CHANNEL = 'milepost_feed'

/** Pokes that are under way, with the accounts whose followers come next. */
const underWay = new WeakMap<Db, { next: Set<number>; done: Promise<void> }>()

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
  const current = underWay.get(db)
  if (current) {
    for (const id of accountIds) current.next.add(id)
    return
  }
  const next = new Set<number>()
  const done = sendNotifications(db, accountIds)
    .catch(() => undefined)
    .then(() => {
      underWay.delete(db)
      if (next.size > 0) announce(db, [...next])
      return announced(db)
    })
  underWay.set(db, { next, done })
}

/** Waits until everyone is poked whom a commit until now concerns, before a process ends. */
export const announced = (db: Db): Promise<void> => underWay.get(db)?.done ?? Promise.resolve()
