import { type Kysely, sql } from 'kysely'
import { type InvoiceHold, invoiceHolds } from '../../shared/invoicing/holds.ts'
import { amountDue } from '../../shared/invoicing/payment-plan.ts'
import type { CurrencyCode } from '../../shared/money/currency.ts'
import { type Money, money } from '../../shared/money/money.ts'
import type { Schema } from '../db/schema.ts'
import type { Trx } from '../db/trx.ts'
import { creditedMinor, type HoldFacts, holdFacts, nothingHolds } from './hold-facts.ts'

/** An invoice that is not paid yet, with what decides about its payment. */
export type OpenInvoice = {
  id: string
  projectId: number
  state: 'issued' | 'paymentFailed'
  /** What is to be paid, less what disputes took off it (I8). */
  due: Money
  nextAttemptAtMs: number
  holds: InvoiceHold[]
  /** The parties were notified that it is on hold. */
  holdTold: boolean
}

/** An unpaid invoice; null when there is none under this id. */
export async function loadOpenInvoice(trx: Trx, id: string): Promise<OpenInvoice | null> {
  type Row = Pick<OpenInvoice, 'projectId' | 'state' | 'nextAttemptAtMs' | 'holdTold'> & HoldFacts
  type Amounts = { currency: CurrencyCode; total: bigint; credited: bigint }
  const { rows } = await sql<Row & Amounts>`
    SELECT i.project_id AS "projectId", i.state, i.next_attempt_at_ms AS "nextAttemptAtMs",
      i.hold_told_at_ms IS NOT NULL AS "holdTold", i.currency, i.total,
      ${creditedMinor}, ${holdFacts}
    FROM invoice i JOIN project p ON p.id = i.project_id
    WHERE i.id = ${id} AND i.state <> 'paid'`.execute(trx)
  const [row] = rows
  if (!row) return null
  const { projectId, state, nextAttemptAtMs, holdTold, currency } = row
  const due = amountDue(money(row.total, currency), money(row.credited, currency))
  return { id, projectId, state, nextAttemptAtMs, holdTold, due, holds: invoiceHolds(row) }
}

/**
 * Invoices whose payment is to be tried at an instant of our clock, first due first, `upTo` so many.
 * An invoice that is on hold is left out once the parties know, until nothing holds it any more.
 */
export async function listInvoicesToPay(
  db: Kysely<Schema>,
  atMs: number,
  upTo: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM (
      SELECT i.id, i.due_at_ms, i.number, i.hold_told_at_ms, ${holdFacts}
      FROM invoice i JOIN project p ON p.id = i.project_id
      WHERE i.state <> 'paid' AND i.next_attempt_at_ms <= ${atMs}) AS due
    WHERE hold_told_at_ms IS NULL OR ${nothingHolds}
    ORDER BY due_at_ms, number LIMIT ${upTo}`.execute(db)
  return rows.map(({ id }) => id)
}
