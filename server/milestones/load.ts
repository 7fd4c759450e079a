import { type Kysely, sql } from 'kysely'
import type { Milestone, MilestoneRequest } from '../../shared/contract/entities.ts'
import { formatAmount } from '../../shared/money/amount.ts'
import type { CurrencyCode } from '../../shared/money/currency.ts'
import type { Schema } from '../db/schema.ts'
import { refundedOf } from '../ledger/load.ts'
import { seenBy } from '../projects/seen-by.ts'

/** Which rows: some by id, or all of some projects. */
export type RowFilter = { ids: readonly string[] } | { projectIds: readonly number[] }

const moneyDto = (minor: bigint, currency: CurrencyCode) => ({
  amount: formatAmount({ minor, currency }),
  currency,
})

/** Milestone requests, newest first. */
export async function loadRequests(
  db: Kysely<Schema>,
  filter: RowFilter,
): Promise<MilestoneRequest[]> {
  const rows = await db
    .selectFrom('milestone_request')
    .selectAll()
    .$call((query) =>
      'ids' in filter
        ? query.where('id', 'in', filter.ids)
        : query.where('project_id', 'in', filter.projectIds),
    )
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    projectId: row.project_id,
    amount: moneyDto(row.amount, row.currency),
    description: row.description,
    state: row.state,
    reason: row.reason,
    createdAtMs: row.created_at_ms,
    decidedAtMs: row.decided_at_ms,
    milestoneId: row.milestone_id,
  }))
}

/** What the freelancer gave back of a milestone `m` (P6). */
const refundedMinor = refundedOf(sql`e.milestone_id = m.id`)

/** How much of a released milestone has been given back, minor units (P6). */
export async function loadRefunded(db: Kysely<Schema>, milestoneId: string): Promise<bigint> {
  const row = await db
    .selectFrom('milestone as m')
    .select(refundedMinor.as('refunded'))
    .where('m.id', '=', milestoneId)
    .executeTakeFirst()
  return row?.refunded ?? 0n
}

/** Milestones, newest first, each with the request it came from; only what a viewer may see (B6). */
export async function loadMilestones(
  db: Kysely<Schema>,
  filter: RowFilter,
  viewerId?: number,
): Promise<Milestone[]> {
  const rows = await db
    .selectFrom('milestone as m')
    .leftJoin('milestone_request as r', 'r.milestone_id', 'm.id')
    .leftJoin('invoice_payment as ip', 'ip.milestone_id', 'm.id')
    .selectAll('m')
    .select(['r.id as request_id', 'ip.invoice_id'])
    .select(refundedMinor.as('refunded'))
    .$call((query) =>
      'ids' in filter
        ? query.where('m.id', 'in', filter.ids)
        : query.where('m.project_id', 'in', filter.projectIds),
    )
    .$if(viewerId !== undefined, (query) => query.where(seenBy(viewerId ?? 0, 'm')))
    .orderBy('m.number', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    projectId: row.project_id,
    amount: moneyDto(row.amount, row.currency),
    description: row.description,
    state: row.state,
    requestId: row.request_id,
    splitFrom: row.split_from,
    invoiceId: row.invoice_id,
    refunded: formatAmount({ minor: row.refunded, currency: row.currency }),
    cancellationReason: row.cancellation_reason,
    createdAtMs: row.created_at_ms,
    releasedAtMs: row.released_at_ms,
    cancelledAtMs: row.cancelled_at_ms,
  }))
}
