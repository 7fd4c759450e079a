import { type Kysely, sql } from 'kysely'

/**
 * Since when a contract's billing is off, so that what was tracked before is billed and what was
 * tracked after is not, whenever it arrives (T9). Of one that is off already nobody knows since when:
 * as from this change, so that no hour on record loses what it was worth.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE project ADD COLUMN billing_off_at_ms bigint`.execute(db)
  await sql`
    UPDATE project SET billing_off_at_ms = floor(extract(epoch FROM now()) * 1000)
    WHERE NOT billing_enabled`.execute(db)
  await sql`ALTER TABLE project DROP COLUMN billing_enabled`.execute(db)
}
