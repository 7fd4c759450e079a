import type pg from 'pg'

type Privilege = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | `${'INSERT' | 'UPDATE'} (${string})`

const ALL: Privilege[] = ['SELECT', 'INSERT', 'UPDATE', 'DELETE']
const KEEP: Privilege[] = ['SELECT', 'INSERT', 'UPDATE']
const APPEND: Privilege[] = ['SELECT', 'INSERT']

/** What the marketplace's own role may do with each table: what its code does, and no more. */
const PRIVILEGES: Record<string, Privilege[]> = {
  migration: ['SELECT'],
  epoch: ['SELECT'],
  app_user: KEEP,
  auth_session: ALL,
  auth_account: ALL,
  auth_verification: ALL,
  auth_device_code: ALL,
  project: KEEP,
  bid: KEEP,
  payment_source: KEEP,
  payment_source_limit: KEEP,
  device: KEEP,
  tracking_session: KEEP,
  segment: APPEND,
  capture_picture: APPEND,
  // The ledger only grows; numbers, balances and transactions are the database's to give (L1).
  ledger_account: ['SELECT', 'INSERT (kind, owner_id, milestone_id, currency)'],
  journal_entry: ['SELECT', 'INSERT (kind, milestone_id, invoice_id, at_ms)'],
  posting: APPEND,
  milestone: KEEP,
  milestone_request: KEEP,
  release_intent: APPEND,
  // An issued invoice never changes (I6); only where its payment stands does.
  invoice: [
    ...APPEND,
    'UPDATE (state, paid_at_ms, failed_at_ms, next_attempt_at_ms, hold_told_at_ms)',
  ],
  invoice_line: APPEND,
  invoiced_segment: APPEND,
  invoice_payment: APPEND,
  invoice_credit: APPEND,
  unbilled_week: ALL,
  dispute: KEEP,
  dispute_offer: APPEND,
  message: APPEND,
  applied_command: APPEND,
  feed: KEEP,
  change: KEEP,
  notice: APPEND,
  // The queue's own: its jobs come and go, its tables and queues are made by migrations.
  'pgboss.version': ['SELECT', 'UPDATE'],
  'pgboss.queue': ['SELECT', 'UPDATE'],
  'pgboss.job': ALL,
  'pgboss.job_dependency': ['SELECT', 'DELETE'],
  'pgboss.instance': ['SELECT', 'DELETE'],
  'pgboss.job_common': ALL,
}

/** Gives a role what the marketplace needs, and takes away whatever else it had on our tables. */
export async function grantTo(client: pg.Client, role: string): Promise<void> {
  const name = client.escapeIdentifier(role)
  const statements = Object.entries(PRIVILEGES).flatMap(([table, privileges]) => [
    `REVOKE ALL ON ${table} FROM ${name}`,
    `GRANT ${privileges.join(', ')} ON ${table} TO ${name}`,
  ])
  await client.query(`${statements.join(';\n')};\nGRANT USAGE ON SCHEMA public, pgboss TO ${name};`)
}
