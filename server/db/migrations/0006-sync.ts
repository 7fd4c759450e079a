import { type Kysely, sql } from 'kysely'

/** What makes commands apply once (Y1), and what each account has yet to hear of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE applied_command (
      account_id integer NOT NULL REFERENCES app_user (id),
      id uuid NOT NULL,
      type text NOT NULL,
      body_sha256 bytea NOT NULL,
      applied_at_ms bigint NOT NULL,
      PRIMARY KEY (account_id, id)
    )`.execute(db)

  // One row an account. Its lock orders the account's writers: numbers are given in commit order,
  // so nobody who read up to a number can miss a smaller one that commits later.
  await sql`
    CREATE TABLE feed (
      account_id integer PRIMARY KEY REFERENCES app_user (id),
      last_cursor bigint NOT NULL DEFAULT 0,
      last_notice integer NOT NULL DEFAULT 0
    )`.execute(db)

  // Only that a row changed; what it holds is read from its own table when the change is pulled.
  await sql`
    CREATE TABLE change (
      account_id integer NOT NULL REFERENCES feed (account_id),
      entity text NOT NULL,
      entity_id text NOT NULL,
      cursor bigint NOT NULL,
      PRIMARY KEY (account_id, entity, entity_id),
      UNIQUE (account_id, cursor)
    )`.execute(db)

  await sql`
    CREATE TABLE notice (
      account_id integer NOT NULL REFERENCES feed (account_id),
      seq integer NOT NULL,
      body jsonb NOT NULL,
      PRIMARY KEY (account_id, seq)
    )`.execute(db)
}
