import { setTimeout as pause } from 'node:timers/promises'
import type { RawBuilder } from 'kysely'
import type pg from 'pg'
import type { Db } from './db.ts'
import { isSerializationFailure } from './errors.ts'
import { Trx } from './trx.ts'

const ATTEMPTS = 20
const STEP_MS = 4

/** Those who lost a race queue here, whichever process they are in; the number only has to be ours. */
const QUEUE = 7_305_483

type Work<T> = (trx: Trx) => Promise<T>

/** How a transaction begins: its isolation from others, and the statement that it sends first. */
type Opening = {
  isolation?: 'READ COMMITTED' | 'REPEATABLE READ READ ONLY' | 'SERIALIZABLE'
  /** Its locks. PostgreSQL runs it before anything of the work, which does not wait for it. */
  first?: RawBuilder<unknown>
}

/** A statement that each connection parses once. */
const kept = (text: string): pg.QueryConfig => ({ name: text, text })

/** Lends a connection for as long as the work takes. The pool drops one that broke meanwhile. */
async function onConnection<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}

/** Runs work once in a transaction, and after the commit the steps that it asked for. */
async function runOnce<T>(
  db: Db,
  client: pg.PoolClient,
  { isolation = 'READ COMMITTED', first }: Opening,
  work: Work<T>,
): Promise<T> {
  const trx = new Trx(client)
  try {
    const opened = [client.query(kept(`BEGIN ISOLATION LEVEL ${isolation}`))]
    if (first) {
      const { sql, parameters } = first.compile(trx)
      opened.push(client.query(sql, [...parameters]))
    }
    const [result] = await Promise.all([work(trx), ...opened])
    trx.end()
    const { command } = await client.query(kept('COMMIT'))
    // PostgreSQL answers so when a statement failed that nobody waited for.
    if (command !== 'COMMIT') throw new Error('a transaction that had failed was committed')
    trx.follow(db)
    return result
  } catch (error) {
    trx.end()
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** Runs work again and again until it wins, one loser at a time. */
function queueUp<T>(db: Db, opening: Opening, work: Work<T>): Promise<T> {
  return onConnection(db.pool, async (client) => {
    // Held by the connection rather than by a transaction, whose snapshot would then be too old.
    await client.query(`SELECT pg_advisory_lock(${QUEUE})`)
    try {
      for (let attempt = 1; ; attempt++) {
        try {
          return await runOnce(db, client, opening, work)
        } catch (error) {
          if (!isSerializationFailure(error) || attempt === ATTEMPTS) throw error
          await pause(Math.random() * STEP_MS * attempt)
        }
      }
    } finally {
      // A connection that broke has given up its lock.
      await client.query(`SELECT pg_advisory_unlock(${QUEUE})`).catch(() => null)
    }
  })
}

/**
 * Runs work in a transaction, and again when it lost a race against another one (L4). The work
 * must have no effect outside the database. Whoever loses waits in line for the next attempt, so
 * that a crowd at one account is served one by one instead of undoing each other.
 */
export async function transact<T>(db: Db, opening: Opening, work: Work<T>): Promise<T> {
  try {
    return await onConnection(db.pool, (client) => runOnce(db, client, opening, work))
  } catch (error) {
    if (!isSerializationFailure(error)) throw error
    return queueUp(db, opening, work)
  }
}

/** Reads in one snapshot, so that all answers are of the same instant. */
export const readTogether = <T>(db: Db, work: Work<T>): Promise<T> =>
  onConnection(db.pool, (client) =>
    runOnce(db, client, { isolation: 'REPEATABLE READ READ ONLY' }, work),
  )
