import type pg from 'pg'

const WEEK_MS = 7 * 86_400_000
/** A Monday, 00:00 UTC: the zone of all these contracts. */
export const FIRST_WEEK_MS = Date.parse('2027-01-04T00:00:00Z')
/** What ten minutes earn at the contracts' rate. */
const SEGMENT_MS = 600_000

/** Contracts in bulk, each with hours in some weeks that stand on no invoice yet. */
export type Contracts = { count: number; weeks: number; segmentsAWeek: number }

/**
 * Writes them past the marketplace: ten contracts an employer, whose source pays, and a freelancer each
 * who has the app. The hours are as posting them would have left them.
 */
export async function addContracts(
  admin: pg.Pool,
  { count, weeks, segmentsAWeek }: Contracts,
): Promise<void> {
  const one = (text: string, values: unknown[] = []) => admin.query(text, values)
  const { rows } = await one('SELECT coalesce(max(id), 0)::integer AS last FROM app_user')
  const first = rows[0].last + 1
  const employers = Math.ceil(count / 10)
  // Employers come first, then the freelancers, under numbers that follow each other.
  await one(
    `INSERT INTO app_user (id, name, email, role, zone)
      SELECT id, 'Load ' || id, 'bulk-' || id || '@load.example',
        CASE WHEN id < $1 + $2 THEN 'employer' ELSE 'freelancer' END, 'UTC'
      FROM generate_series($1::integer, $1 + $2 + $3 - 1) AS id`,
    [first, employers, count],
  )
  await one(`SELECT setval(pg_get_serial_sequence('app_user', 'id'), max(id)) FROM app_user`)
  await one(
    `INSERT INTO payment_source SELECT id, 'Card', true
      FROM generate_series($1::integer, $1 + $2 - 1) AS id`,
    [first, employers],
  )
  await one(
    `INSERT INTO payment_source_limit SELECT id, 'USD', 100000000
      FROM generate_series($1::integer, $1 + $2 - 1) AS id`,
    [first, employers],
  )
  await one(
    `INSERT INTO device SELECT id, gen_random_uuid(), 'Desk', 'linux', 0
      FROM generate_series($1::integer, $1 + $2 - 1) AS id`,
    [first + employers, count],
  )
  await one(
    `WITH posted AS (
      INSERT INTO project (employer_id, title, description, type, currency, employer_zone,
        weekly_limit_ms, posted_at_ms)
      SELECT $1 + n / 10, 'Bulk ' || n, '', 'hourly', 'USD', 'UTC', NULL, 0
      FROM generate_series(0, $3::integer - 1) AS n RETURNING id, title
    ), named AS (
      SELECT id, $1 + $2 + substring(title FROM 6)::integer AS freelancer_id FROM posted
    )
    INSERT INTO bid (project_id, bidder_id, amount, period_days, milestone_percentage, description,
      state, placed_at_ms)
    SELECT id, freelancer_id, 4000, 7, 100, '', 'accepted', 0 FROM named`,
    [first, employers, count],
  )
  await one(
    `UPDATE project p SET bid_id = b.id, freelancer_id = b.bidder_id, rate_per_hour = b.amount,
        accepted_at_ms = 0
      FROM bid b WHERE b.project_id = p.id AND p.bid_id IS NULL AND b.bidder_id >= $1`,
    [first + employers],
  )
  await one(
    `INSERT INTO segment (id, freelancer_id, project_id, session_id, start_ms, end_ms, memo,
        active_minutes, minutes, clock_step_ms, recovered, manual, billable_ms, posted_at_ms)
      SELECT gen_random_uuid(), p.freelancer_id, p.id, gen_random_uuid(), at, at + $5, 'Bulk', 5, 10,
        0, false, false, $5, at + $5
      FROM project p, generate_series(0, $3::integer - 1) AS week,
        generate_series(0, $4::integer - 1) AS n,
        LATERAL (SELECT $2::bigint + week * $6::bigint + (n + 60) * $5::bigint AS at) AS t
      WHERE p.freelancer_id >= $1`,
    [first + employers, FIRST_WEEK_MS, weeks, segmentsAWeek, SEGMENT_MS, WEEK_MS],
  )
  await one(
    `INSERT INTO unbilled_week (project_id, week_start_ms, week_end_ms, bill_at_ms)
      SELECT p.id, at, at + $4::bigint, at + $4::bigint
      FROM project p, generate_series(0, $3::integer - 1) AS week,
        LATERAL (SELECT $2::bigint + week * $4::bigint AS at) AS t
      WHERE p.freelancer_id >= $1`,
    [first + employers, FIRST_WEEK_MS, weeks, WEEK_MS],
  )
  await one('ANALYZE')
}

/** The Monday on which the n-th week is invoiced, and the Wednesday on which that is paid. */
export const mondayAfter = (week: number): number => FIRST_WEEK_MS + (week + 1) * WEEK_MS
export const wednesdayAfter = (week: number): number => mondayAfter(week) + 2 * 86_400_000
