import { type Kysely, sql } from 'kysely'

/** Milestone payments and the requests that ask for them. Both are named by the command's id. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE milestone (
      id uuid PRIMARY KEY,
      number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
      project_id integer NOT NULL REFERENCES project (id),
      amount numeric(20) NOT NULL CHECK (amount > 0),
      currency text NOT NULL,
      description text NOT NULL CHECK (description <> ''),
      state text NOT NULL CHECK (state IN ('pending', 'inProgress', 'releaseRequested',
        'cancellationRequested', 'released', 'cancelled', 'disputed')),
      created_at_ms bigint NOT NULL,
      released_at_ms bigint,
      cancelled_at_ms bigint,
      CHECK ((state = 'released') = (released_at_ms IS NOT NULL)),
      CHECK ((state = 'cancelled') = (cancelled_at_ms IS NOT NULL))
    )`.execute(db)
  await sql`CREATE INDEX milestone_project ON milestone (project_id)`.execute(db)
  await sql`
    ALTER TABLE ledger_account ADD FOREIGN KEY (milestone_id) REFERENCES milestone (id)`.execute(db)
  await sql`
    ALTER TABLE journal_entry ADD FOREIGN KEY (milestone_id) REFERENCES milestone (id)`.execute(db)

  await sql`
    CREATE TABLE milestone_request (
      id uuid PRIMARY KEY,
      number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
      project_id integer NOT NULL REFERENCES project (id),
      amount numeric(20) NOT NULL CHECK (amount > 0),
      currency text NOT NULL,
      description text NOT NULL CHECK (description <> ''),
      state text NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected', 'withdrawn')),
      reason text,
      created_at_ms bigint NOT NULL,
      decided_at_ms bigint,
      -- M4: exactly one milestone for an accepted request, none for any other.
      milestone_id uuid UNIQUE REFERENCES milestone (id),
      CHECK ((state = 'accepted') = (milestone_id IS NOT NULL)),
      CHECK ((state = 'pending') = (decided_at_ms IS NULL))
    )`.execute(db)
  await sql`CREATE INDEX milestone_request_project ON milestone_request (project_id)`.execute(db)
}
