import { setTimeout as pause } from 'node:timers/promises'
import type { IsolationLevel, Kysely, Transaction } from 'kysely'
import { isSerializationFailure } from './errors.ts'
import type { Schema } from './schema.ts'

const ATTEMPTS = 12
const STEP_MS = 8

/**
 * Runs work in a transaction, and again when it lost a race against another one (L4). The work
 * must have no effect outside the database. After a dozen lost races the last error is thrown.
 */
export async function transact<T>(
  db: Kysely<Schema>,
  isolation: IsolationLevel,
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().setIsolationLevel(isolation).execute(work)
    } catch (error) {
      if (!isSerializationFailure(error) || attempt === ATTEMPTS) throw error
      await pause(Math.random() * STEP_MS * 2 ** Math.min(attempt, 5))
    }
  }
}
