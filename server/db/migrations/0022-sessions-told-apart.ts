import { type Kysely, sql } from 'kysely'

/**
 * Secrets of sessions and device codes are stored as hashes (A3). What a session may do depends on how
 * it began: with a password, or by the app's device code (A2).
 *
 * Sessions that are there go on: their tokens are hashed. Whether they began with a password is no longer
 * known, except that browsers have no other way. Device codes live for ten minutes; those under way end.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE auth_session
      ADD COLUMN kind text NOT NULL DEFAULT 'app' CHECK (kind IN ('password', 'app')),
      ADD COLUMN password_at timestamptz,
      ADD COLUMN computer text CHECK (length(computer) BETWEEN 1 AND 100)`.execute(db)
  await sql`ALTER TABLE auth_session ALTER COLUMN kind DROP DEFAULT`.execute(db)
  await sql`
    UPDATE auth_session SET
      kind = CASE WHEN user_agent LIKE 'Mozilla/%' AND user_agent NOT LIKE '%Electron/%'
        OR user_agent = 'milepost-sandbox' THEN 'password' ELSE 'app' END,
      token = encode(sha256(convert_to(token, 'UTF8')), 'hex')`.execute(db)
  await sql`DELETE FROM auth_device_code`.execute(db)
  await sql`
    ALTER TABLE auth_device_code
      ADD COLUMN asked_at timestamptz NOT NULL DEFAULT now(),
      ADD COLUMN ip_address text,
      ADD COLUMN user_agent text,
      ADD COLUMN computer text CHECK (length(computer) BETWEEN 1 AND 100)`.execute(db)
}
