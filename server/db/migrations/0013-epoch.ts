import { type Kysely, sql } from 'kysely'

/** Which history this database holds, so that whoever kept something of another one can tell. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE epoch (
      one boolean PRIMARY KEY DEFAULT true CHECK (one),
      id uuid NOT NULL DEFAULT gen_random_uuid()
    )`.execute(db)
  await sql`INSERT INTO epoch DEFAULT VALUES`.execute(db)
}
