import { setTimeout as pause } from 'node:timers/promises'
import { type IsolationLevel, type Kysely, sql, type Transaction } from 'kysely'
import { collectSteps } from './after-commit.ts'
import { isSerializationFailure } from './errors.ts'
import type { Schema } from './schema.ts'

const ATTEMPTS = 20
const STEP_MS = 4

/** Those who lost a race queue here, whichever process they are in; the number only has to be ours. */
const QUEUE = 7_305_483

type Work<T> = (trx: Transaction<Schema>) => Promise<T>

/** Runs work once in a transaction, and what it wants to follow the commit. */
async function runOnce<T>(
  db: Kysely<Schema>,
  connection: Kysely<Schema>,
  isolation: IsolationLevel,
  work: Work<T>,
): Promise<T> {
  const { result, follow } = await connection
    .transaction()
    .setIsolationLevel(isolation)
    .execute(async (trx) => {
      const follow = collectSteps(trx)
      return { result: await work(trx), follow }
    })
  follow(db)
  return result
}

/** Runs work again and again until it wins, one loser at a time. */
function queueUp<T>(db: Kysely<Schema>, isolation: IsolationLevel, work: Work<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    // Held by the connection rather than by a transaction, whose snapshot would then be too old.
    await sql`SELECT pg_advisory_lock(${sql.lit(QUEUE)})`.execute(connection)
    try {
      for (let attempt = 1; ; attempt++) {
        try {
          return await runOnce(db, connection, isolation, work)
        } catch (error) {
          if (!isSerializationFailure(error) || attempt === ATTEMPTS) throw error
          await pause(Math.random() * STEP_MS * attempt)
        }
      }
    } finally {
      // A connection that broke has let go by itself.
      await sql`SELECT pg_advisory_unlock(${sql.lit(QUEUE)})`.execute(connection).catch(() => null)
    }
  })
}

/**
 * Runs work in a transaction, and again when it lost a race against another one (L4). The work
 * must have no effect outside the database. Whoever loses waits in line for the next attempt, so
 * that a crowd at one account is served one by one instead of undoing each other.
 */
export async function transact<T>(
  db: Kysely<Schema>,
  isolation: IsolationLevel,
  work: Work<T>,
): Promise<T> {
  try {
    return await runOnce(db, db, isolation, work)
  } catch (error) {
    if (!isSerializationFailure(error)) throw error
    return queueUp(db, isolation, work)
  }
}
