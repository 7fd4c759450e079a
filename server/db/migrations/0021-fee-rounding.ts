import { type Kysely, sql } from 'kysely'

/** What rounding leaves of a project's fees goes into its next one, in ten-thousandths of a minor unit (L5). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE project ADD COLUMN untaken_fee smallint NOT NULL DEFAULT 0
      CHECK (untaken_fee BETWEEN -5000 AND 4999)`.execute(db)
}
