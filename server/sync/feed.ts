import { type Kysely, sql } from 'kysely'
import type { EntityName } from '../../shared/contract/entities.ts'
import type { Notice } from '../../shared/contract/feed.ts'
import { afterCommit } from '../db/after-commit.ts'
import type { Schema } from '../db/schema.ts'
import { announce, sendNotifications } from './announce.ts'

/** A row that an account is to read anew. */
type Touch = { accountId: number; entity: EntityName; id: string }
type NoticeBody = Omit<Notice, 'seq'>

/**
 * Collects what a transaction changed, for whom, and writes it to their feeds just before commit, so
 * that the feeds' rows stay locked for the shortest time. Who follows them is poked afterwards.
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
      const grown = await writeFeeds(trx, [...touches.values()], notices)
      if (grown.length === 0) return
      const later = afterCommit(trx, (db) => announce(db, grown))
      if (!later) await sendNotifications(trx, grown)
    },
  }
}
export type FeedWriter = ReturnType<typeof createFeedWriter>

/**
 * Gives numbers in one statement to all that changed; answers whose feeds have grown. The feeds'
 * rows are locked in the order that `lockParties` has, so that no two writers wait for each other.
 */
async function writeFeeds(
  trx: Kysely<Schema>,
  touches: readonly Touch[],
  notices: readonly { accountId: number; body: NoticeBody }[],
): Promise<number[]> {
  const accountIds = [...new Set([...touches, ...notices].map((each) => each.accountId))]
  if (accountIds.length === 0) return []
  await sql`
    WITH touched AS (
      SELECT *, row_number() OVER (PARTITION BY account_id ORDER BY line) AS place
      FROM unnest(${touches.map((each) => each.accountId)}::integer[],
        ${touches.map((each) => each.entity)}::text[], ${touches.map((each) => each.id)}::text[])
        WITH ORDINALITY AS t (account_id, entity, id, line)
    ), told AS (
      SELECT *, row_number() OVER (PARTITION BY account_id ORDER BY line) AS place
      FROM unnest(${notices.map((each) => each.accountId)}::integer[],
        ${notices.map((each) => JSON.stringify(each.body))}::text[])
        WITH ORDINALITY AS n (account_id, body, line)
    ), growth AS (
      SELECT account_id, (SELECT count(*) FROM touched t WHERE t.account_id = a.account_id) AS touches,
        (SELECT count(*) FROM told n WHERE n.account_id = a.account_id) AS notices
      FROM unnest(${accountIds}::integer[]) AS a (account_id)
    ), grown AS (
      INSERT INTO feed (account_id, last_cursor, last_notice)
      SELECT account_id, touches, notices FROM growth JOIN app_user u ON u.id = account_id
      ORDER BY u.role = 'employer', account_id
      ON CONFLICT (account_id) DO UPDATE SET
        last_cursor = feed.last_cursor + excluded.last_cursor,
        last_notice = feed.last_notice + excluded.last_notice
      RETURNING account_id, last_cursor, last_notice
    ), changed AS (
      INSERT INTO change (account_id, entity, entity_id, cursor)
      SELECT account_id, entity, id, last_cursor - touches + place
      FROM touched JOIN grown USING (account_id) JOIN growth USING (account_id)
      ON CONFLICT (account_id, entity, entity_id) DO UPDATE SET cursor = excluded.cursor
    )
    INSERT INTO notice (account_id, seq, body)
    SELECT account_id, last_notice - notices + place, body::jsonb
    FROM told JOIN grown USING (account_id) JOIN growth USING (account_id)`.execute(trx)
  return accountIds
}
