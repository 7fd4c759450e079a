import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/db.ts'

/** So many wrong passwords are slips of the hand; after them each costs time. */
const FREE = 20
/** The longest wait between two attempts, seconds. */
const LONGEST_WAIT_S = 900
/** After so long without an attempt nothing is held against anyone. */
const FORGET_AFTER = sql`interval '1 day'`

/** What the wait after a number of failures is, seconds: doubled with each, up to a quarter of an hour. */
const waitAfter = (failures: unknown) => sql<number>`
  CASE WHEN ${failures} < ${FREE} THEN 0
    ELSE least(power(2, least(${failures} - ${FREE}, 20)), ${LONGEST_WAIT_S}) END`

/**
 * Counts attempts at a password in the database, so that many addresses and many servers make no
 * difference. An attempt is counted before it is judged: those that come at once are all counted.
 * An address that nobody has is counted like any other (A5).
 */
export function createGuesses(db: Db, secret: string) {
  const hashOf = (key: string) => createHmac('sha256', secret).update(`guess ${key}`).digest('hex')
  return {
    /** Takes one attempt; answers the seconds to wait instead where it comes too early, else null. */
    async take(key: string): Promise<number | null> {
      const hash = hashOf(key)
      const failures = sql.ref('g.failures')
      const taken = await sql`
        INSERT INTO password_guess AS g (key, failures, last_at) VALUES (${hash}, 1, now())
        ON CONFLICT (key) DO UPDATE SET last_at = now(),
          failures = CASE WHEN g.last_at < now() - ${FORGET_AFTER} THEN 1 ELSE g.failures + 1 END
        WHERE g.last_at + ${waitAfter(failures)} * interval '1 second' <= now()
        RETURNING 1`.execute(db)
      if (taken.rows.length > 0) return null
      const { rows } = await sql<{ wait: number }>`
        SELECT ceil(extract(epoch FROM g.last_at - now()) + ${waitAfter(failures)})::integer AS wait
        FROM password_guess g WHERE key = ${hash}`.execute(db)
      return Math.max(1, rows[0]?.wait ?? 1)
    },

    /** The password was right: nothing is held against whoever gave it. */
    async forget(key: string): Promise<void> {
      await db.deleteFrom('password_guess').where('key', '=', hashOf(key)).execute()
    },
  }
}

/** The counters of attempts at passwords. */
export type Guesses = ReturnType<typeof createGuesses>

/** Whether there is anything to forget; and forgets it. */
export const hasOldGuesses = async (db: Db): Promise<boolean> => {
  const { rows } = await sql`
    SELECT FROM password_guess WHERE last_at < now() - ${FORGET_AFTER} LIMIT 1`.execute(db)
  return rows.length > 0
}
export const forgetOldGuesses = async (db: Db): Promise<void> => {
  await sql`DELETE FROM password_guess WHERE last_at < now() - ${FORGET_AFTER}`.execute(db)
}
