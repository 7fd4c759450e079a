import { type RawBuilder, sql } from 'kysely'

/**
 * Locks one account's feed, so that one transaction at a time works for it. What is read afterwards
 * stays true until the transaction ends.
 */
export const lockFeed = (accountId: number): RawBuilder<unknown> =>
  sql`SELECT FROM feed WHERE account_id = ${accountId} FOR UPDATE`
