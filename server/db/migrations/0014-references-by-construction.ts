import { type Kysely, sql } from 'kysely'

/**
 * Two references that were looked up again for each row, although no row can miss them: a command is
 * remembered for the account that sends it, and a change is numbered from the very row of `feed` that
 * its reference named.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE applied_command DROP CONSTRAINT applied_command_account_id_fkey`.execute(db)
  await sql`ALTER TABLE change DROP CONSTRAINT change_account_id_fkey`.execute(db)
}
