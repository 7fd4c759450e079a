import { sql, type Transaction } from 'kysely'
import type { Schema } from '../db/schema.ts'

/**
 * Lets one writer of a freelancer's hours at a time: posts, and what bills them. What is read
 * afterwards stays true until the transaction ends.
 */
export async function lockFeed(trx: Transaction<Schema>, accountId: number): Promise<void> {
  const lock = () => sql`SELECT FROM feed WHERE account_id = ${accountId} FOR UPDATE`.execute(trx)
  if ((await lock()).rows.length > 0) return
  await sql`INSERT INTO feed (account_id) VALUES (${accountId}) ON CONFLICT DO NOTHING`.execute(trx)
  await lock()
}
