import { Kysely, type Migration, Migrator, PostgresDialect } from 'kysely'
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
import * as purpose from './migrations/0019-purpose.ts'
import * as entriesTied from './migrations/0020-entries-tied.ts'
import * as feeRounding from './migrations/0021-fee-rounding.ts'
import * as sessionsToldApart from './migrations/0022-sessions-told-apart.ts'
import * as guesses from './migrations/0023-guesses-and-quotas.ts'
import * as takeOver from './migrations/0024-take-over.ts'
import * as shortenSegments from './migrations/0025-shorten-segments.ts'

/** All migrations by name, in their order. Only ever add at the end; what is published never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-auth': { up: auth.up },
  '0002-projects': { up: projects.up },
  '0003-timesheets': { up: timesheets.up },
  '0004-ledger': { up: ledger.up },
  '0005-milestones': { up: milestones.up },
  '0006-sync': { up: sync.up },
  '0007-milestone-parts': { up: milestoneParts.up },
  '0008-invoices': { up: invoices.up },
  '0009-disputes': { up: disputes.up },
  '0010-jobs': { up: jobs.up },
  '0011-bids': { up: bids.up },
  '0012-ledger-guards': { up: ledgerGuards.up },
  '0013-epoch': { up: epoch.up },
  '0014-references-by-construction': { up: references.up },
  '0015-billing-off': { up: billingOff.up },
  '0016-deposits': { up: deposits.up },
  '0017-invoice-refunds': { up: invoiceRefunds.up },
  '0018-closed-projects': { up: closedProjects.up },
  '0019-purpose': { up: purpose.up },
  '0020-entries-tied': { up: entriesTied.up },
  '0021-fee-rounding': { up: feeRounding.up },
  '0022-sessions-told-apart': { up: sessionsToldApart.up },
  '0023-guesses-and-quotas': { up: guesses.up },
  '0024-take-over': { up: takeOver.up },
  '0025-shorten-segments': { up: shortenSegments.up },
}

/** For migrating and granting: one marketplace at a time; the number only has to be ours. */
export const MIGRATION_LOCK = 7_305_482

/** The names of what was applied to a database; null for one without bookkeeping. */
async function appliedNames(client: pg.ClientBase | pg.Pool): Promise<Set<string> | null> {
  const { rows } = await client.query("SELECT to_regclass('public.migration') IS NOT NULL AS found")
  if (!rows[0].found) return null
  const applied = await client.query('SELECT name FROM public.migration')
  return new Set(applied.rows.map(({ name }) => name))
}

/** What this code knows and a database lacks. Throws when the database has what this code lacks. */
function pendingNames(applied: ReadonlySet<string> | null): string[] {
  const newer = [...(applied ?? [])].filter((name) => !Object.hasOwn(MIGRATIONS, name))
  if (newer.length > 0) {
    throw new DatabaseError(({ t }) => t('database.newer', { names: newer.join(', ') }))
  }
  return Object.keys(MIGRATIONS).filter((name) => !applied?.has(name))
}

/** Throws a DatabaseError unless the database has exactly this code's schema. Changes nothing. */
export async function assertMigrated(client: pg.ClientBase | pg.Pool): Promise<void> {
  if (pendingNames(await appliedNames(client)).length === 0) return
  throw new DatabaseError(({ t }) => t('database.older'))
}

/**
 * Up to 0.2.0 the bookkeeping was our own. Its table becomes Kysely's, in which a server of an earlier
 * version still reads that the database is newer. Sent as one, the statements are one transaction.
 */
const ADOPT_BOOKKEEPING = `
  SELECT pg_advisory_xact_lock(${MIGRATION_LOCK});
  DO $$ BEGIN
    IF EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public'
      AND table_name = 'migration' AND column_name = 'applied_at') THEN
      ALTER TABLE public.migration RENAME COLUMN applied_at TO "timestamp";
    END IF;
  END $$`

/**
 * Brings the database to this code's schema, all or nothing, also when several servers start at once.
 * A database that is already there is only read; one that newer code has changed is refused.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  if (pendingNames(await appliedNames(pool)).length === 0) return
  await pool.query(ADOPT_BOOKKEEPING)
  const migrator = new Migrator({
    // The pool belongs to the caller, so this instance is never destroyed.
    db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }),
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableSchema: 'public',
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
    // Otherwise a machine whose clock was set back between two versions could not be updated.
    allowUnorderedMigrations: true,
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
