import { type Kysely, sql } from 'kysely'

/**
 * What names a payment outside, such as the bank's reference of a transfer. One deposit has it ever, and
 * one entry that undoes this (L1, L4).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE journal_entry ADD COLUMN reference text CHECK (reference <> '')`.execute(db)
  await sql`
    CREATE UNIQUE INDEX journal_entry_reference ON journal_entry (reference, kind)
      WHERE reference IS NOT NULL`.execute(db)
}
