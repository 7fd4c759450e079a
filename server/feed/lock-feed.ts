import { type RawBuilder, sql } from 'kysely'

/**
 * Lets one writer of a freelancer's hours at a time: posts, and what bills them. What is read
 * afterwards stays true until the transaction ends.
 */
export const lockFeed = (accountId: number): RawBuilder<unknown> =>
  sql`SELECT FROM feed WHERE account_id = ${accountId} FOR UPDATE`
