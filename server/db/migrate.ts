import { Kysely, PostgresDialect, sql } from 'kysely'
import type pg from 'pg'
import { DatabaseError } from './errors.ts'
import * as auth from './migrations/0001-auth.ts'
import * as projects from './migrations/0002-projects.ts'
import * as timesheets from './migrations/0003-timesheets.ts'
import * as ledger from './migrations/0004-ledger.ts'
import * as milestones from './migrations/0005-milestones.ts'
import * as sync from './migrations/0006-sync.ts'
import * as milestoneParts from './migrations/0007-milestone-parts.ts'
import * as invoices from './migrations/0008-invoices.ts'
import * as disputes from './migrations/0009-disputes.ts'
import * as jobs from './migrations/0010-jobs.ts'
import * as bids from './migrations/0011-bids.ts'
import * as ledgerGuards from './migrations/0012-ledger-guards.ts'
import * as epoch from './migrations/0013-epoch.ts'
import * as references from './migrations/0014-references-by-construction.ts'
import * as billingOff from './migrations/0015-billing-off.ts'
import * as deposits from './migrations/0016-deposits.ts'
import * as invoiceRefunds from './migrations/0017-invoice-refunds.ts'
import * as closedProjects from './migrations/0018-closed-projects.ts'

/** All migrations in their order. Only ever add at the end; what is published never changes. */
const MIGRATIONS: readonly { name: string; up(db: Kysely<unknown>): Promise<void> }[] = [
  { name: '0001-auth', up: auth.up },
  { name: '0002-projects', up: projects.up },
  { name: '0003-timesheets', up: timesheets.up },
  { name: '0004-ledger', up: ledger.up },
  { name: '0005-milestones', up: milestones.up },
  { name: '0006-sync', up: sync.up },
  { name: '0007-milestone-parts', up: milestoneParts.up },
  { name: '0008-invoices', up: invoices.up },
  { name: '0009-disputes', up: disputes.up },
  { name: '0010-jobs', up: jobs.up },
  { name: '0011-bids', up: bids.up },
  { name: '0012-ledger-guards', up: ledgerGuards.up },
  { name: '0013-epoch', up: epoch.up },
  { name: '0014-references-by-construction', up: references.up },
  { name: '0015-billing-off', up: billingOff.up },
  { name: '0016-deposits', up: deposits.up },
  { name: '0017-invoice-refunds', up: invoiceRefunds.up },
  { name: '0018-closed-projects', up: closedProjects.up },
]

/** One marketplace migrates at a time; the number only has to be ours. */
export const MIGRATION_LOCK = 7_305_482

async function appliedNames(db: Kysely<unknown>): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM migration`.execute(db)
  return new Set(rows.map(({ name }) => name))
}

async function hasTable(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    SELECT to_regclass('migration') IS NOT NULL AS found`.execute(db)
  return rows[0]?.found === true
}

/** Throws a DatabaseError unless the database has exactly this code's schema. Changes nothing. */
export async function assertMigrated(client: pg.ClientBase | pg.Pool): Promise<void> {
  const { rows } = await client.query("SELECT to_regclass('migration') IS NOT NULL AS found")
  const applied = rows[0].found ? (await client.query('SELECT name FROM migration')).rows : []
  const names = new Set(applied.map(({ name }) => name))
  if (names.size === MIGRATIONS.length && MIGRATIONS.every(({ name }) => names.has(name))) return
  throw new DatabaseError('The database is not of this version; start the marketplace once.')
}

/**
 * Brings the database to this code's schema, all or nothing. A database that is already there needs
 * no right to change anything; one made by newer code is refused.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  // The pool belongs to the caller, so this instance is never destroyed.
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  await db.transaction().execute(async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(trx)
    const known = new Set(MIGRATIONS.map(({ name }) => name))
    const applied = (await hasTable(trx)) ? await appliedNames(trx) : null
    const newer = [...(applied ?? [])].filter((name) => !known.has(name))
    if (newer.length > 0) {
      throw new DatabaseError(
        `The database was changed by a newer marketplace (${newer.join(', ')}); start that version, or choose another database.`,
      )
    }
    if (!applied) {
      await sql`
        CREATE TABLE migration (
          name text PRIMARY KEY,
          applied_at timestamptz NOT NULL DEFAULT now()
        )`.execute(trx)
    }
    for (const { name, up } of MIGRATIONS) {
      if (applied?.has(name)) continue
      await up(trx)
      await sql`INSERT INTO migration (name) VALUES (${name})`.execute(trx)
    }
  })
}
