import { type Kysely, sql } from 'kysely'

/** Parts of milestones, requests around them, and the intents that releases need (P5, P6, P7). */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A part that was released or decided apart names the milestone it came from (P5).
  await sql`ALTER TABLE milestone ADD COLUMN split_from uuid REFERENCES milestone (id)`.execute(db)
  await sql`
    ALTER TABLE milestone ADD COLUMN cancellation_reason text,
      ADD CHECK (state = 'cancellationRequested' OR cancellation_reason IS NULL)`.execute(db)
  // What is due first pays first (I3), and what is given back is counted from the journal (P6).
  await sql`
    CREATE INDEX milestone_payable ON milestone (project_id, number)
      WHERE state IN ('inProgress', 'releaseRequested')`.execute(db)
  await sql`
    CREATE INDEX journal_entry_refund ON journal_entry (milestone_id)
      WHERE kind = 'refund'`.execute(db)

  await sql`
    CREATE TABLE release_intent (
      id uuid PRIMARY KEY,
      milestone_id uuid NOT NULL REFERENCES milestone (id),
      employer_id integer NOT NULL REFERENCES app_user (id),
      amount numeric(20) NOT NULL CHECK (amount > 0),
      made_at_ms bigint NOT NULL
    )`.execute(db)
  // Which confirmation released it; the key lets each confirmation release once (P5).
  await sql`
    ALTER TABLE milestone ADD COLUMN released_by_intent uuid UNIQUE REFERENCES release_intent (id),
      ADD CHECK (state = 'released' OR released_by_intent IS NULL)`.execute(db)
}
