import { type Kysely, sql } from 'kysely'
import { billingWeek } from '../../../shared/time/billing-week.ts'

/** Weekly invoices of hourly contracts (I1-I8). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE invoice (
      id uuid PRIMARY KEY,
      number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
      project_id integer NOT NULL REFERENCES project (id),
      kind text NOT NULL CHECK (kind IN ('weekly', 'final')),
      week_start_ms bigint NOT NULL,
      week_end_ms bigint NOT NULL CHECK (week_end_ms > week_start_ms),
      zone text NOT NULL,
      currency text NOT NULL,
      total numeric(20) NOT NULL CHECK (total >= 0),
      state text NOT NULL CHECK (state IN ('issued', 'paid', 'paymentFailed')),
      issued_at_ms bigint NOT NULL,
      due_at_ms bigint NOT NULL,
      paid_at_ms bigint,
      failed_at_ms bigint,
      next_attempt_at_ms bigint NOT NULL,
      -- When the parties were told that it waits; empty again once it does not (I5, I8).
      hold_told_at_ms bigint,
      CHECK ((state = 'paid') = (paid_at_ms IS NOT NULL)),
      CHECK (state <> 'paymentFailed' OR failed_at_ms IS NOT NULL),
      -- I1: one weekly invoice a contract and week, whoever runs the job and how often.
      UNIQUE (project_id, week_start_ms, kind)
    )`.execute(db)
  // I7: a contract ends once.
  await sql`
    CREATE UNIQUE INDEX invoice_final ON invoice (project_id) WHERE kind = 'final'`.execute(db)
  await sql`
    CREATE INDEX invoice_unpaid ON invoice (next_attempt_at_ms) WHERE state <> 'paid'`.execute(db)

  await sql`
    CREATE TABLE invoice_line (
      invoice_id uuid NOT NULL REFERENCES invoice (id),
      line smallint NOT NULL,
      week_start_ms bigint NOT NULL,
      week_end_ms bigint NOT NULL,
      adjustment boolean NOT NULL,
      billable_ms bigint NOT NULL CHECK (billable_ms > 0),
      rate_per_hour numeric(20) NOT NULL,
      amount numeric(20) NOT NULL CHECK (amount >= 0),
      PRIMARY KEY (invoice_id, line)
    )`.execute(db)

  // A posted segment stands on one invoice, ever: the key says so.
  await sql`
    CREATE TABLE invoiced_segment (
      segment_id uuid PRIMARY KEY REFERENCES segment (id),
      invoice_id uuid NOT NULL,
      line smallint NOT NULL,
      FOREIGN KEY (invoice_id, line) REFERENCES invoice_line (invoice_id, line)
    )`.execute(db)
  await sql`CREATE INDEX invoiced_segment_invoice ON invoiced_segment (invoice_id)`.execute(db)

  // What paid it: milestones, and the payment source as null (I3).
  await sql`
    CREATE TABLE invoice_payment (
      invoice_id uuid NOT NULL REFERENCES invoice (id),
      line smallint NOT NULL,
      milestone_id uuid UNIQUE REFERENCES milestone (id),
      amount numeric(20) NOT NULL CHECK (amount > 0),
      PRIMARY KEY (invoice_id, line)
    )`.execute(db)

  // Weeks with billable time that stands on no invoice yet, so that the job asks for these alone.
  await sql`
    CREATE TABLE unbilled_week (
      project_id integer NOT NULL REFERENCES project (id),
      week_start_ms bigint NOT NULL,
      week_end_ms bigint NOT NULL,
      -- The week's end; for hours of an invoiced week, the end of the week they were posted in.
      bill_at_ms bigint NOT NULL,
      PRIMARY KEY (project_id, week_start_ms)
    )`.execute(db)
  await sql`CREATE INDEX unbilled_week_due ON unbilled_week (bill_at_ms)`.execute(db)
  await noteEarlierHours(db)

  await sql`
    ALTER TABLE journal_entry ADD COLUMN invoice_id uuid REFERENCES invoice (id)`.execute(db)
}

/** Hours that were posted before there were invoices are billed like any other (I1). */
async function noteEarlierHours(db: Kysely<unknown>): Promise<void> {
  const { rows: contracts } = await sql<{ id: number; zone: string }>`
    SELECT id, employer_zone AS zone FROM project WHERE type = 'hourly'`.execute(db)
  for (const { id, zone } of contracts) {
    for (let fromMs = 0; ; ) {
      // The migrating connection gives bigint as text.
      const { rows } = await sql<{ startMs: string | null }>`
        SELECT min(start_ms)::text AS "startMs" FROM segment
        WHERE project_id = ${id} AND start_ms >= ${fromMs} AND billable_ms > 0`.execute(db)
      const startMs = rows[0]?.startMs ?? null
      if (startMs === null) break
      const week = billingWeek(Number(startMs), zone)
      await sql`
        INSERT INTO unbilled_week (project_id, week_start_ms, week_end_ms, bill_at_ms)
        VALUES (${id}, ${week.startMs}, ${week.endMs}, ${week.endMs})`.execute(db)
      fromMs = week.endMs
    }
  }
}
