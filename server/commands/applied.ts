import { type Kysely, sql } from 'kysely'
import type { Schema } from '../db/schema.ts'
import type { Caller } from '../services.ts'
import type { ParsedCommand } from './parse.ts'

/** Which command was applied before under an id: none, the same one, or a different one. */
export type Earlier = 'none' | 'same' | 'different'

/** Looks up commands by their idempotency keys (Y1), which are an account's own. */
export async function findApplied(
  db: Kysely<Schema>,
  { accountId }: Caller,
  commands: readonly ParsedCommand[],
): Promise<(command: ParsedCommand) => Earlier> {
  const rows = await db
    .selectFrom('applied_command')
    .select(['id', 'body_sha256'])
    .where('account_id', '=', accountId)
    .where(sql<boolean>`id = ANY(${commands.map(({ id }) => id)}::uuid[])`)
    .execute()
  const hashes = new Map(rows.map((row) => [row.id, row.body_sha256]))
  return ({ id, hash }) => {
    const before = hashes.get(id)
    return !before ? 'none' : before.equals(hash) ? 'same' : 'different'
  }
}

/** Remembers commands as applied, in the transaction that applies them. */
export async function rememberApplied(
  trx: Kysely<Schema>,
  { accountId }: Caller,
  commands: readonly ParsedCommand[],
  nowMs: number,
): Promise<void> {
  await sql`
    INSERT INTO applied_command (account_id, id, type, body_sha256, applied_at_ms)
    SELECT ${accountId}, id, type, hash, ${nowMs}
    FROM unnest(${commands.map(({ id }) => id)}::uuid[], ${commands.map(({ type }) => type)}::text[],
      ${commands.map(({ hash }) => hash)}::bytea[]) AS c (id, type, hash)`.execute(trx)
}
