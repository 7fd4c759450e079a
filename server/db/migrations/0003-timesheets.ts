import { type Kysely, sql } from 'kysely'

/** Sessions, posted segments, and the pictures of their captures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // For the exclusion of overlaps by freelancer, below.
  await sql`CREATE EXTENSION IF NOT EXISTS btree_gist`.execute(db)

  await sql`
    CREATE TABLE tracking_session (
      id uuid PRIMARY KEY,
      freelancer_id integer NOT NULL REFERENCES app_user (id),
      project_id integer NOT NULL REFERENCES project (id),
      device_id uuid NOT NULL,
      started_at_ms bigint NOT NULL,
      stopped_at_ms bigint,
      last_seen_ms bigint NOT NULL
    )`.execute(db)
  // T1: one running session a freelancer.
  await sql`
    CREATE UNIQUE INDEX tracking_session_running ON tracking_session (freelancer_id)
      WHERE stopped_at_ms IS NULL`.execute(db)

  await sql`
    CREATE TABLE segment (
      id uuid PRIMARY KEY,
      freelancer_id integer NOT NULL REFERENCES app_user (id),
      project_id integer NOT NULL REFERENCES project (id),
      session_id uuid NOT NULL,
      start_ms bigint NOT NULL,
      end_ms bigint NOT NULL,
      memo text NOT NULL,
      active_minutes smallint NOT NULL,
      minutes smallint NOT NULL,
      clock_step_ms bigint NOT NULL,
      recovered boolean NOT NULL,
      manual boolean NOT NULL,
      capture_id uuid UNIQUE,
      capture jsonb,
      billable_ms bigint NOT NULL,
      posted_at_ms bigint NOT NULL,
      CONSTRAINT segment_length CHECK (end_ms > start_ms AND end_ms - start_ms <= 600000),
      CONSTRAINT segment_billable CHECK (billable_ms BETWEEN 0 AND end_ms - start_ms),
      CHECK ((capture IS NULL) = (capture_id IS NULL)),
      -- T11: no two segments of a freelancer share a millisecond.
      CONSTRAINT segment_overlap EXCLUDE USING gist
        (freelancer_id WITH =, int8range(start_ms, end_ms) WITH &&)
    )`.execute(db)
  // Sums of a week (T8), of a project (P8) and the diary's day are answered from the index alone.
  await sql`
    CREATE INDEX segment_project ON segment (project_id, start_ms)
      INCLUDE (end_ms, billable_ms)`.execute(db)

  await sql`
    CREATE TABLE capture_picture (
      capture_id uuid NOT NULL REFERENCES segment (capture_id),
      display smallint NOT NULL,
      sha256 text NOT NULL,
      bytes integer NOT NULL,
      webp bytea NOT NULL,
      uploaded_at_ms bigint NOT NULL,
      PRIMARY KEY (capture_id, display)
    )`.execute(db)
  // WebP does not shrink further.
  await sql`ALTER TABLE capture_picture ALTER COLUMN webp SET STORAGE EXTERNAL`.execute(db)
}
