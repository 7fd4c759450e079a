import { type Kysely, sql } from 'kysely'
import type { Schema } from '../db/schema.ts'

/** Bytes of pictures an account may send on a day (UTC): those of weeks without a connection, and more. */
const BYTES_PER_DAY = 1_000_000_000
const DAY_MS = 86_400_000

const dayOf = (nowMs: number) => new Date(nowMs).toISOString().slice(0, 10)

/** The seconds until an account may send a picture of a size; null when it may now. */
export async function waitForRoom(
  db: Kysely<Schema>,
  accountId: number,
  bytes: number,
  nowMs: number,
): Promise<number | null> {
  const row = await db
    .selectFrom('picture_quota')
    .select('bytes')
    .where('account_id', '=', accountId)
    .where('day', '=', dayOf(nowMs))
    .executeTakeFirst()
  if ((row?.bytes ?? 0) + bytes <= BYTES_PER_DAY) return null
  return Math.ceil((DAY_MS - (nowMs % DAY_MS)) / 1000)
}

/** Counts what was stored. */
export async function countBytes(
  trx: Kysely<Schema>,
  accountId: number,
  bytes: number,
  nowMs: number,
): Promise<void> {
  await sql`
    INSERT INTO picture_quota AS q (account_id, day, bytes)
    VALUES (${accountId}, ${dayOf(nowMs)}, ${bytes})
    ON CONFLICT (account_id, day) DO UPDATE SET bytes = q.bytes + excluded.bytes`.execute(trx)
}

/** Whether there are days that no longer count; and forgets them. */
export async function hasOldQuotas(db: Kysely<Schema>, nowMs: number): Promise<boolean> {
  const row = await db
    .selectFrom('picture_quota')
    .select('day')
    .where('day', '<', dayOf(nowMs - DAY_MS))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
export async function forgetOldQuotas(db: Kysely<Schema>, nowMs: number): Promise<void> {
  await db
    .deleteFrom('picture_quota')
    .where('day', '<', dayOf(nowMs - DAY_MS))
    .execute()
}
