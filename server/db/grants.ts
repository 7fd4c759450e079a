import type pg from 'pg'
import { MIGRATION_LOCK } from './migrate.ts'

type Privilege = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | `${'INSERT' | 'UPDATE'} (${string})`

const ALL: Privilege[] = ['SELECT', 'INSERT', 'UPDATE', 'DELETE']
const APPEND: Privilege[] = ['SELECT', 'INSERT']

/** Rows are added, and change in these columns only. */
const keep = (columns: string): Privilege[] => [...APPEND, `UPDATE (${columns})`]

/**
 * What the marketplace's own role may do with each table: what its code does, and no more. Nobody
 * becomes an arbiter, and no amount, currency or zone that was agreed on becomes another.
 */
const PRIVILEGES: Record<string, Privilege[]> = {
  migration: ['SELECT'],
  epoch: ['SELECT'],
  // Written once, by the first start.
  purpose: APPEND,
  app_user: APPEND,
  auth_session: ALL,
  auth_account: APPEND,
  auth_verification: ALL,
  auth_device_code: ALL,
  password_guess: [...APPEND, 'UPDATE (failures, last_at)', 'DELETE'],
  picture_quota: [...keep('bytes'), 'DELETE'],
  // Its award comes and goes (B3, B4), and it begins, ends or is closed.
  project: keep(
    'bid_id, freelancer_id, rate_per_hour, total, accepted_at_ms, completed_at_ms, closed_at_ms, untaken_fee',
  ),
  bid: keep('state, highlighted'),
  // A trigger leaves these to the operator; a sandbox brings its own.
  payment_source: APPEND,
  payment_source_limit: APPEND,
  device: keep('name, platform'),
  tracking_session: keep(
    'project_id, device_id, stopped_at_ms, last_seen_ms, reserved_from_ms, taken_over_by, returned',
  ),
  // Made shorter only by a function of the owner's, which keeps what they were (T11).
  segment: APPEND,
  segment_history: ['SELECT'],
  capture_picture: APPEND,
  // The ledger only grows; numbers, balances and transactions are the database's to give (L1).
  ledger_account: ['SELECT', 'INSERT (kind, owner_id, milestone_id, currency)'],
  journal_entry: ['SELECT', 'INSERT (kind, milestone_id, invoice_id, at_ms)'],
  posting: APPEND,
  // A part that ends takes its amount off the rest (P5).
  milestone: keep(
    'state, amount, released_at_ms, released_by_intent, cancelled_at_ms, cancellation_reason',
  ),
  milestone_request: keep('state, reason, decided_at_ms, milestone_id'),
  release_intent: APPEND,
  // An issued invoice never changes (I6); only where its payment stands does.
  invoice: keep('state, paid_at_ms, failed_at_ms, next_attempt_at_ms, hold_told_at_ms'),
  invoice_line: APPEND,
  invoiced_segment: APPEND,
  invoice_payment: APPEND,
  invoice_credit: APPEND,
  unbilled_week: ['SELECT', 'INSERT', 'DELETE'],
  dispute: keep(
    'stage, waits_for, respond_by_ms, escalated_at_ms, ended_at_ms, verdict_amount, verdict_by, verdict_reasoning, decided_by',
  ),
  dispute_offer: APPEND,
  message: APPEND,
  applied_command: APPEND,
  feed: keep('last_cursor, last_notice'),
  change: keep('cursor'),
  notice: APPEND,
  // The queue's own: its jobs come and go, its tables and queues are made by migrations.
  'pgboss.version': ['SELECT', 'UPDATE'],
  'pgboss.queue': ['SELECT', 'UPDATE'],
  'pgboss.job': ALL,
  'pgboss.job_dependency': ['SELECT', 'DELETE'],
  // It locks the rows that it deletes, which takes the right to change them.
  'pgboss.instance': ['SELECT', 'UPDATE', 'DELETE'],
  'pgboss.job_common': ALL,
}

/** Gives a role what the marketplace needs, and takes away all else that it had on our tables. */
export async function grantTo(client: pg.Client, role: string): Promise<void> {
  const name = client.escapeIdentifier(role)
  const grants = Object.entries(PRIVILEGES).flatMap(([table, privileges]) => [
    `REVOKE ALL ON ${table} FROM ${name}`,
    `GRANT ${privileges.join(', ')} ON ${table} TO ${name}`,
  ])
  // One transaction, and one server at a time: two cannot change the rights of a table at once.
  const statements = [
    `SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`,
    ...grants,
    `GRANT USAGE ON SCHEMA public, pgboss TO ${name}`,
  ]
  await client.query(statements.join(';\n'))
}
