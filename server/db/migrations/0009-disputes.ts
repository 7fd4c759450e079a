import { type Kysely, sql } from 'kysely'

/** Disputes over held money, and what the parties write to each other (P9, M7, I8). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE app_user DROP CONSTRAINT app_user_role_check,
      ADD CONSTRAINT app_user_role_check
        CHECK (role IN ('employer', 'freelancer', 'arbiter'))`.execute(db)
  await sql`CREATE INDEX app_user_arbiter ON app_user (id) WHERE role = 'arbiter'`.execute(db)
  await sql`
    CREATE TABLE dispute (
      id uuid PRIMARY KEY,
      number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
      project_id integer NOT NULL REFERENCES project (id),
      milestone_id uuid REFERENCES milestone (id),
      invoice_id uuid REFERENCES invoice (id),
      opened_by text NOT NULL CHECK (opened_by IN ('employer', 'freelancer')),
      reason text NOT NULL CHECK (reason <> ''),
      amount numeric(20) NOT NULL CHECK (amount > 0),
      currency text NOT NULL,
      stage text NOT NULL CHECK (stage IN ('negotiation', 'arbitration', 'resolved', 'withdrawn')),
      waits_for text CHECK (waits_for IN ('employer', 'freelancer', 'arbiter')),
      respond_by_ms bigint,
      opened_at_ms bigint NOT NULL,
      -- From then on the arbiter sees it.
      escalated_at_ms bigint,
      ended_at_ms bigint,
      verdict_amount numeric(20) CHECK (verdict_amount BETWEEN 0 AND amount),
      verdict_by text CHECK (verdict_by IN ('agreement', 'silence', 'arbiter')),
      verdict_reasoning text,
      decided_by integer REFERENCES app_user (id),
      CHECK ((milestone_id IS NULL) <> (invoice_id IS NULL)),
      CHECK ((stage IN ('resolved', 'withdrawn')) = (ended_at_ms IS NOT NULL)),
      CHECK ((stage IN ('resolved', 'withdrawn')) = (waits_for IS NULL)),
      CHECK ((stage = 'negotiation') = (respond_by_ms IS NOT NULL)),
      CHECK (waits_for IS NULL OR (waits_for = 'arbiter') = (stage = 'arbitration')),
      CHECK (stage <> 'arbitration' OR escalated_at_ms IS NOT NULL),
      CHECK ((stage = 'resolved') = (verdict_by IS NOT NULL)),
      CHECK ((verdict_by IS NOT DISTINCT FROM 'arbiter') = (decided_by IS NOT NULL)),
      CHECK ((verdict_by IS NULL) = (verdict_amount IS NULL))
    )`.execute(db)
  // One open dispute about one thing.
  for (const about of ['milestone_id', 'invoice_id']) {
    await sql`
      CREATE UNIQUE INDEX ${sql.ref(`dispute_open_${about}`)} ON dispute (${sql.ref(about)})
        WHERE ended_at_ms IS NULL`.execute(db)
  }
  await sql`CREATE INDEX dispute_project ON dispute (project_id)`.execute(db)
  await sql`
    CREATE INDEX dispute_deadline ON dispute (respond_by_ms, id) WHERE respond_by_ms IS NOT NULL`.execute(
    db,
  )

  await sql`
    CREATE TABLE dispute_offer (
      dispute_id uuid NOT NULL REFERENCES dispute (id),
      seq smallint NOT NULL,
      by text NOT NULL CHECK (by IN ('employer', 'freelancer')),
      freelancer_amount numeric(20) NOT NULL CHECK (freelancer_amount >= 0),
      message text NOT NULL,
      at_ms bigint NOT NULL,
      PRIMARY KEY (dispute_id, seq)
    )`.execute(db)

  // What a verdict took off an issued invoice, which itself never changes (I6, I8).
  await sql`
    CREATE TABLE invoice_credit (
      dispute_id uuid PRIMARY KEY REFERENCES dispute (id),
      invoice_id uuid NOT NULL REFERENCES invoice (id),
      amount numeric(20) NOT NULL CHECK (amount > 0),
      at_ms bigint NOT NULL
    )`.execute(db)
  await sql`CREATE INDEX invoice_credit_invoice ON invoice_credit (invoice_id)`.execute(db)

  await sql`
    CREATE TABLE message (
      id uuid PRIMARY KEY,
      project_id integer NOT NULL REFERENCES project (id),
      about_kind text CHECK (about_kind IN ('milestoneRequest', 'milestone', 'invoice', 'dispute')),
      about_id uuid,
      author_id integer NOT NULL REFERENCES app_user (id),
      text text NOT NULL CHECK (text <> ''),
      sent_at_ms bigint NOT NULL,
      CHECK ((about_kind IS NULL) = (about_id IS NULL))
    )`.execute(db)
  await sql`CREATE INDEX message_project ON message (project_id, sent_at_ms)`.execute(db)
}
