import { type Kysely, sql } from 'kysely'

/**
 * How often somebody has tried to guess a password, by whose and from where (A4). The key is a hash: what was
 * tried need not be anybody's address. And how many bytes of pictures an account has sent on a day.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE password_guess (
      key text PRIMARY KEY CHECK (length(key) = 64),
      failures integer NOT NULL CHECK (failures > 0),
      last_at timestamptz NOT NULL
    )`.execute(db)
  await sql`CREATE INDEX password_guess_last_at ON password_guess (last_at)`.execute(db)
  await sql`
    CREATE TABLE picture_quota (
      account_id integer NOT NULL REFERENCES app_user (id),
      day date NOT NULL,
      bytes bigint NOT NULL CHECK (bytes > 0),
      PRIMARY KEY (account_id, day)
    )`.execute(db)
  const options = {
    policy: 'exclusive',
    expireInSeconds: 60,
    retryLimit: 0,
    deleteAfterSeconds: 3_600,
  }
  await sql`
    SELECT pgboss.create_queue('accounts.forget', ${JSON.stringify(options)}::jsonb)`.execute(db)
}
