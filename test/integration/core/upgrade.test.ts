import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../../server/db/database.ts'
import * as auth from '../../../server/db/migrations/0001-auth.ts'
import * as projects from '../../../server/db/migrations/0002-projects.ts'
import * as timesheets from '../../../server/db/migrations/0003-timesheets.ts'
import * as ledger from '../../../server/db/migrations/0004-ledger.ts'
import * as milestones from '../../../server/db/migrations/0005-milestones.ts'
import * as sync from '../../../server/db/migrations/0006-sync.ts'
import { issueInvoices } from '../../../server/invoicing/issue.ts'
import { loadProjects } from '../../../server/projects/load.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { HOUR_MS, MINUTE_MS } from './world.ts'

/** The schema of the first version, whose databases are brought to this one. */
const FIRST = { auth, projects, timesheets, ledger, milestones, sync }

const WEEK_MS = 7 * 24 * HOUR_MS
/** A Monday 00:00 in Kathmandu, whose weeks begin at a quarter past. */
const MONDAY_MS = Date.parse('2026-07-12T18:15:00Z')

let test: TestDatabase
let database: Database
/** Servers of this version that are started at once on the database of the first. */
let others: Database[]

/** A database as the first version left it: work, money held and released, a project of each kind. */
async function fillFirst(db: Kysely<unknown>): Promise<void> {
  await sql`INSERT INTO app_user (name, email, role, zone) VALUES
    ('E', 'e@example.com', 'employer', 'UTC'), ('F', 'f@example.com', 'freelancer', 'UTC')`.execute(
    db,
  )
  await sql`INSERT INTO project (employer_id, freelancer_id, title, description, type, currency,
      employer_zone, rate_per_hour, total, accepted_at_ms, completed_at_ms) VALUES
    (1, 2, 'Hourly', '', 'hourly', 'USD', 'Asia/Kathmandu', 6000, NULL, 1, NULL),
    (1, 2, 'Past', '', 'hourly', 'JPY', 'UTC', 600, NULL, 1, ${MONDAY_MS}),
    (1, 2, 'Awarded', '', 'fixed', 'KWD', 'UTC', NULL, 5000, NULL, NULL)`.execute(db)
  await sql`UPDATE project SET billing_enabled = false WHERE title = 'Past'`.execute(db)
  const hours = [
    [1, MONDAY_MS - 10 * MINUTE_MS, 5 * MINUTE_MS],
    [1, MONDAY_MS + 5 * MINUTE_MS, 10 * MINUTE_MS],
    [1, MONDAY_MS + 2 * WEEK_MS, 0],
    [2, MONDAY_MS - HOUR_MS, 10 * MINUTE_MS],
  ] as const
  for (const [projectId, startMs, billableMs] of hours) {
    await sql`INSERT INTO segment (id, freelancer_id, project_id, session_id, start_ms, end_ms, memo,
        active_minutes, minutes, clock_step_ms, recovered, manual, billable_ms, posted_at_ms)
      VALUES (${v7()}, 2, ${projectId}, ${v7()}, ${startMs}, ${startMs + 10 * MINUTE_MS}, '', 1, 10,
        0, false, false, ${billableMs}, ${startMs + HOUR_MS})`.execute(db)
  }
  const [held, released] = [v7(), v7()]
  await sql`INSERT INTO milestone (id, project_id, amount, currency, description, state,
      created_at_ms, released_at_ms) VALUES
    (${held}, 3, 5000, 'KWD', 'Held', 'pending', 1, NULL),
    (${released}, 1, 100, 'USD', 'Paid', 'released', 1, 2)`.execute(db)
  await sql`INSERT INTO ledger_account (kind, owner_id, milestone_id, currency) VALUES
    ('employerSource', 1, NULL, 'KWD'), ('milestoneHeld', NULL, ${held}, 'KWD')`.execute(db)
  await sql`WITH entry AS (
      INSERT INTO journal_entry (kind, milestone_id, at_ms) VALUES ('hold', ${held}, 1) RETURNING id)
    INSERT INTO posting (entry_id, line, account_id, currency, amount)
    SELECT id, l, l + 1, 'KWD', a FROM entry, (VALUES (0, -5000), (1, 5000)) AS v (l, a)`.execute(
    db,
  )
}

beforeAll(async () => {
  test = await createTestDatabase()
  const name = `first_${v7().replaceAll('-', '')}`
  await test.query(`CREATE DATABASE ${name}`)
  const url = new URL(test.adminUrl)
  url.pathname = `/${name}`
  const pool = new pg.Pool({ connectionString: url.href, max: 1 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  await sql`CREATE TABLE migration (name text PRIMARY KEY, applied_at timestamptz DEFAULT now())`.execute(
    db,
  )
  for (const [index, [part, { up }]] of Object.entries(FIRST).entries()) {
    await up(db)
    // Made on a machine whose clock was set back a day between any two.
    await sql`INSERT INTO migration (name, applied_at)
      VALUES (${`000${index + 1}-${part}`}, now() - ${index} * interval '1 day')`.execute(db)
  }
  await fillFirst(db)
  await db.destroy()
  const open = () => openDatabase({ url: url.href })
  ;[database, ...others] = await Promise.all([open(), open(), open()])
})
afterAll(async () => {
  const name = new URL(database.url).pathname.slice(1)
  for (const each of [database, ...others]) await each.close()
  await test.query(`DROP DATABASE ${name} WITH (FORCE)`)
  await test.drop()
})

it('each migration is noted once, those of earlier versions with their instants', async () => {
  const { rows } = await database.db.pool.query(
    'SELECT name, timestamp FROM migration ORDER BY name',
  )
  expect(rows.map(({ name }) => name.slice(0, 4))).toEqual(
    Array.from(rows, (_, index) => String(index + 1).padStart(4, '0')),
  )
  expect(rows.length).toBeGreaterThan(Object.keys(FIRST).length)
  expect(rows.filter(({ timestamp }) => Number.isNaN(Date.parse(timestamp)))).toEqual([])
})

it('I1: hours that were posted before there were invoices are billed week by week', async () => {
  const { db } = database
  const services = { db, clock: { nowMs: () => MONDAY_MS + 3 * WEEK_MS }, feeBps: 0 }
  await issueInvoices(services, 1)
  await issueInvoices(services, 2)
  const invoices = await db
    .selectFrom('invoice')
    .select(['project_id', 'week_start_ms', 'total'])
    .orderBy('number')
    .execute()
  expect(invoices).toEqual([
    { project_id: 1, week_start_ms: MONDAY_MS - WEEK_MS, total: 500n },
    { project_id: 1, week_start_ms: MONDAY_MS, total: 1_000n },
    { project_id: 2, week_start_ms: Date.parse('2026-07-06T00:00:00Z'), total: 100n },
  ])
  expect(await db.selectFrom('unbilled_week').selectAll().execute()).toEqual([])
})

it('B3, B6: awards that were made before there were bids have theirs', async () => {
  const bids = await database.db
    .selectFrom('bid')
    .select(['project_id', 'bidder_id', 'amount', 'state'])
    .orderBy('id')
    .execute()
  expect(bids).toEqual([
    { project_id: 1, bidder_id: 2, amount: 6_000n, state: 'accepted' },
    { project_id: 2, bidder_id: 2, amount: 600n, state: 'accepted' },
    { project_id: 3, bidder_id: 2, amount: 5_000n, state: 'awarded' },
  ])
})

it('T9: billing that was off still is, from then on; what was posted before stays billable', async () => {
  const projects = await loadProjects(database.db, { ids: [1, 2, 3] })
  expect(projects.map(({ billingEnabled }) => billingEnabled)).toEqual([true, false, true])
})
