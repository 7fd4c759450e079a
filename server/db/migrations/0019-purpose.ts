import { type Kysely, sql } from 'kysely'

/**
 * What a database is for: a sandbox, whose passwords everyone knows, or a marketplace. Said once, by the
 * first server that is started on it, and kept for good. Databases of earlier versions are told apart by
 * what only a sandbox could bring: its deposits, which have no reference, or its arbiter.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE purpose (
      one boolean PRIMARY KEY DEFAULT true CHECK (one),
      kind text NOT NULL CHECK (kind IN ('sandbox', 'marketplace'))
    )`.execute(db)
  await sql`
    INSERT INTO purpose (kind) SELECT CASE
      WHEN EXISTS (SELECT FROM journal_entry WHERE kind = 'fund' AND reference IS NULL)
        OR EXISTS (SELECT FROM app_user
          WHERE email = 'ingrid.solberg@example.com' AND role = 'arbiter')
      THEN 'sandbox' ELSE 'marketplace' END
    WHERE EXISTS (SELECT FROM app_user)`.execute(db)
  await sql`
    CREATE FUNCTION purpose_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'what a database is for does not change' USING ERRCODE = 'restrict_violation';
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER purpose_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON purpose
      FOR EACH STATEMENT EXECUTE FUNCTION purpose_is_kept()`.execute(db)
}
