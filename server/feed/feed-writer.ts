import { sql } from 'kysely'
import type { EntityName } from '../../shared/contract/entities.ts'
import type { Notice } from '../../shared/contract/feed.ts'
import type { Trx } from '../db/trx.ts'
import { announce } from './announce.ts'

/** A row that an account has to read again. */
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
    /** Has these accounts read a row again. To say it twice is the same as once. */
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
    async write(trx: Trx): Promise<void> {
      const grown = await writeFeeds(trx, [...touches.values()], notices)
      if (grown.length === 0) return
      trx.afterCommit((db) => announce(db, grown))
    },
  }
}
export type FeedWriter = ReturnType<typeof createFeedWriter>

/** Rows with how many of the same account come after each: their numbers are counted from the last. */
function countBack<T extends { accountId: number }>(rows: readonly T[]): (T & { back: number })[] {
  const after = new Map<number, number>()
  return rows.toReversed().map((row) => {
    const back = after.get(row.accountId) ?? 0
    after.set(row.accountId, back + 1)
    return { ...row, back }
  })
}

/**
 * Gives numbers in one statement to all that changed; answers whose feeds have grown. The feeds'
 * rows are locked in the order that `lockParties` has, so that no two writers wait for each other.
 */
async function writeFeeds(
  trx: Trx,
  touches: readonly Touch[],
  notices: readonly { accountId: number; body: NoticeBody }[],
): Promise<number[]> {
  const accountIds = [...new Set([...touches, ...notices].map((each) => each.accountId))]
  if (accountIds.length === 0) return []
  const own = (rows: readonly { accountId: number }[]) =>
    accountIds.map((id) => rows.filter(({ accountId }) => accountId === id).length)
  const changed = countBack(touches)
  const told = countBack(notices)
  await sql`
    WITH grown AS (
      INSERT INTO feed (account_id, last_cursor, last_notice)
      SELECT a.id, a.touches, a.notices
      FROM unnest(${accountIds}::integer[], ${own(touches)}::integer[], ${own(notices)}::integer[])
        AS a (id, touches, notices) JOIN app_user u ON u.id = a.id
      ORDER BY u.role = 'employer', a.id
      ON CONFLICT (account_id) DO UPDATE SET
        last_cursor = feed.last_cursor + excluded.last_cursor,
        last_notice = feed.last_notice + excluded.last_notice
      RETURNING account_id, last_cursor, last_notice
    ), told AS (
      INSERT INTO notice (account_id, seq, body)
      SELECT account_id, last_notice - back, body::jsonb
      FROM unnest(${told.map((each) => each.accountId)}::integer[],
        ${told.map((each) => JSON.stringify(each.body))}::text[],
        ${told.map((each) => each.back)}::integer[]) AS n (account_id, body, back)
        JOIN grown USING (account_id)
    )
    INSERT INTO change (account_id, entity, entity_id, cursor)
    SELECT account_id, entity, id, last_cursor - back
    FROM unnest(${changed.map((each) => each.accountId)}::integer[],
      ${changed.map((each) => each.entity)}::text[], ${changed.map((each) => each.id)}::text[],
      ${changed.map((each) => each.back)}::integer[]) AS t (account_id, entity, id, back)
      JOIN grown USING (account_id)
    ON CONFLICT (account_id, entity, entity_id) DO UPDATE SET cursor = excluded.cursor`.execute(trx)
  return accountIds
}
