import { type Kysely, sql } from 'kysely'

/** Which session took another's place (T13), and the time that a session has to itself (T11). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE tracking_session
      -- Where its device says that it began; its computer's clock may be ahead.
      ADD COLUMN reserved_from_ms bigint,
      ADD COLUMN taken_over_by uuid,
      -- After a take-over its device has said that it is done: it has nothing more to post.
      ADD COLUMN returned boolean NOT NULL DEFAULT false`.execute(db)
  await sql`
    CREATE INDEX tracking_session_away ON tracking_session (freelancer_id)
      WHERE taken_over_by IS NOT NULL AND NOT returned`.execute(db)
}
