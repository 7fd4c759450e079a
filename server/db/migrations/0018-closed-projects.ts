import { type Kysely, sql } from 'kysely'

/** An open project that its employer has closed takes no more bids and is never awarded (B7). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE project ADD COLUMN closed_at_ms bigint,
      ADD CHECK (closed_at_ms IS NULL OR bid_id IS NULL)`.execute(db)
}
