import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema.ts'
import type { Caller } from '../services.ts'
import type { ParsedCommand } from './command.ts'

/** Whether a command was applied before under its id: no, this very one, or another. */
export type Earlier = 'none' | 'same' | 'different'

/** Looks up commands by their idempotency keys (Y1). Ids of other accounts never meet. */
export async function findApplied(
  db: Kysely<Schema>,
  { accountId }: Caller,
  commands: readonly ParsedCommand[],
): Promise<(command: ParsedCommand) => Earlier> {
  const rows = await db
    .selectFrom('applied_command')
    .select(['id', 'body_sha256'])
    .where('account_id', '=', accountId)
    .where(
      'id',
      'in',
      commands.map(({ id }) => id),
    )
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
  await trx
    .insertInto('applied_command')
    .values(
      commands.map(({ id, type, hash }) => ({
        account_id: accountId,
        id,
        type,
        body_sha256: hash,
        applied_at_ms: nowMs,
      })),
    )
    .execute()
}
