import { type Kysely, sql } from 'kysely'
import type { Invoice } from '../../shared/contract/entities.ts'
import { invoiceHolds } from '../../shared/invoicing/holds.ts'
import { formatAmount } from '../../shared/money/amount.ts'
import type { CurrencyCode } from '../../shared/money/currency.ts'
import type { Schema } from '../db/schema.ts'
import type { RowFilter } from '../milestones/load.ts'
import { creditedMinor, type HoldFacts, holdFacts, refundedMinor } from './hold-facts.ts'

/** A line or payment as the query nests it: minor units as text, which JSON keeps exact. */
type Nested<T> = Omit<T, 'amount' | 'ratePerHour'> & { amount: string }

type Row = HoldFacts &
  Omit<Invoice, 'total' | 'credited' | 'refunded' | 'holds' | 'lines' | 'payments'> & {
    currency: CurrencyCode
    totalMinor: bigint
    credited: bigint
    refunded: bigint
    lines: (Nested<Invoice['lines'][number]> & { rate: string })[]
    payments: Nested<Invoice['payments'][number]>[]
  }

function shape(row: Row): Invoice {
  const { currency, totalMinor, deviceRegistered, hoursPosted, disputed, ...rest } = row
  const amount = (minor: bigint | string) => formatAmount({ minor: BigInt(minor), currency })
  return {
    ...rest,
    total: { amount: amount(totalMinor), currency },
    credited: amount(row.credited),
    refunded: amount(row.refunded),
    lines: row.lines.map(({ rate, ...line }) => {
      return { ...line, ratePerHour: amount(rate), amount: amount(line.amount) }
    }),
    payments: row.payments.map((each) => ({ ...each, amount: amount(each.amount) })),
    holds: row.state === 'paid' ? [] : invoiceHolds({ deviceRegistered, hoursPosted, disputed }),
  }
}

/** Invoices, newest week first, each with its lines, payments and holds: one query for all. */
export async function loadInvoices(db: Kysely<Schema>, filter: RowFilter): Promise<Invoice[]> {
  const where =
    'ids' in filter
      ? sql`i.id = ANY(${filter.ids}::uuid[])`
      : sql`i.project_id = ANY(${filter.projectIds}::integer[])`
  const { rows } = await sql<Row>`
    SELECT i.id, i.number, i.project_id AS "projectId", i.kind,
      i.week_start_ms AS "weekStartMs", i.week_end_ms AS "weekEndMs", i.zone,
      i.currency, i.total AS "totalMinor", i.state, i.issued_at_ms AS "issuedAtMs",
      i.due_at_ms AS "dueAtMs", i.paid_at_ms AS "paidAtMs", i.failed_at_ms AS "failedAtMs",
      (SELECT json_agg(json_build_object('weekStartMs', l.week_start_ms,
          'weekEndMs', l.week_end_ms, 'adjustment', l.adjustment, 'billableMs', l.billable_ms,
          'rate', l.rate_per_hour::text, 'amount', l.amount::text) ORDER BY l.line)
        FROM invoice_line l WHERE l.invoice_id = i.id) AS lines,
      (SELECT coalesce(json_agg(json_build_object('milestoneId', y.milestone_id,
          'amount', y.amount::text) ORDER BY y.line), '[]')
        FROM invoice_payment y WHERE y.invoice_id = i.id) AS payments,
      ${creditedMinor}, ${refundedMinor}, ${holdFacts}
    FROM invoice i JOIN project p ON p.id = i.project_id
    WHERE ${where} ORDER BY i.week_start_ms DESC, i.number DESC`.execute(db)
  return rows.map(shape)
}
