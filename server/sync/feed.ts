import { type Kysely, sql } from 'kysely'
import type { EntityName } from '../../shared/contract/entities.ts'
import type { Notice } from '../../shared/contract/feed.ts'
import type { Schema } from '../db/schema.ts'

/** Channel on which the database tells every marketplace process whose feed has grown. */
export const FEED_CHANNEL = 'milepost_feed'

/** A row that an account is to read anew. */
type Touch = { accountId: number; entity: EntityName; id: string }
type NoticeBody = Omit<Notice, 'seq'>

/**
 * Collects what a transaction changed, for whom, and writes it to their feeds just before commit:
 * the feed's row stays locked for the shortest time, always in the order of account numbers.
 */
export function createFeedWriter() {
  const touches = new Map<string, Touch>()
  const notices: { accountId: number; body: NoticeBody }[] = []

  return {
    /** These accounts are to read a row anew. Twice is once. */
    touch(accountIds: readonly number[], entity: EntityName, id: string | number): void {
      for (const accountId of accountIds) {
        const touch = { accountId, entity, id: String(id) }
        touches.set(`${accountId} ${entity} ${id}`, touch)
      }
    },
    /** Something worth telling the person (N1). */
    notify(accountId: number, body: NoticeBody): void {
      notices.push({ accountId, body })
    },
    async write(trx: Kysely<Schema>): Promise<void> {
      const accountIds = new Set([...touches.values(), ...notices].map((each) => each.accountId))
      for (const accountId of [...accountIds].sort((a, b) => a - b)) {
        const own = [...touches.values()].filter((each) => each.accountId === accountId)
        const told = notices.filter((each) => each.accountId === accountId)
        await writeOne(
          trx,
          accountId,
          own,
          told.map(({ body }) => body),
        )
      }
    },
  }
}
export type FeedWriter = ReturnType<typeof createFeedWriter>

async function writeOne(
  trx: Kysely<Schema>,
  accountId: number,
  touches: readonly Touch[],
  notices: readonly NoticeBody[],
): Promise<void> {
  const { rows } = await sql<{ cursor: number; seq: number }>`
    INSERT INTO feed (account_id, last_cursor, last_notice)
    VALUES (${accountId}, ${touches.length}, ${notices.length})
    ON CONFLICT (account_id) DO UPDATE SET
      last_cursor = feed.last_cursor + excluded.last_cursor,
      last_notice = feed.last_notice + excluded.last_notice
    RETURNING last_cursor AS cursor, last_notice AS seq`.execute(trx)
  const last = rows[0]
  if (!last) throw new Error('the feed has no row')
  const firstCursor = last.cursor - touches.length
  const firstSeq = last.seq - notices.length
  if (touches.length > 0) {
    await sql`
      INSERT INTO change (account_id, entity, entity_id, cursor)
      SELECT ${accountId}, entity, id, ${firstCursor}::bigint + place
      FROM unnest(${touches.map((t) => t.entity)}::text[], ${touches.map((t) => t.id)}::text[])
        WITH ORDINALITY AS t (entity, id, place)
      ON CONFLICT (account_id, entity, entity_id) DO UPDATE SET cursor = excluded.cursor`.execute(
      trx,
    )
  }
  for (const [index, body] of notices.entries()) {
    await trx
      .insertInto('notice')
      .values({ account_id: accountId, seq: firstSeq + index + 1, body: JSON.stringify(body) })
      .execute()
  }
  await sql`SELECT pg_notify(${FEED_CHANNEL}, ${String(accountId)})`.execute(trx)
}
