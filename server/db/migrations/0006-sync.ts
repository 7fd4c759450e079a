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

  // However an account comes to be or changes, its own replica hears of it.
  await sql`
    CREATE FUNCTION feed_touch_account() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE next bigint;
    BEGIN
      INSERT INTO feed (account_id, last_cursor) VALUES (NEW.id, 1)
        ON CONFLICT (account_id) DO UPDATE SET last_cursor = feed.last_cursor + 1
        RETURNING last_cursor INTO next;
      INSERT INTO change (account_id, entity, entity_id, cursor)
        VALUES (NEW.id, 'account', NEW.id::text, next)
        ON CONFLICT (account_id, entity, entity_id) DO UPDATE SET cursor = excluded.cursor;
      RETURN NULL;
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER app_user_in_feed AFTER INSERT OR UPDATE OF name, email, role, zone ON app_user
      FOR EACH ROW EXECUTE FUNCTION feed_touch_account()`.execute(db)
}
