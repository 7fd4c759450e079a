import { type Kysely, sql } from 'kysely'

/** What is given back of an invoice is counted from the journal, as of a milestone (P6). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE INDEX journal_entry_invoice_refund ON journal_entry (invoice_id)
      WHERE kind = 'refund'`.execute(db)
}
