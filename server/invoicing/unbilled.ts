import { type Kysely, sql } from 'kysely'
import type { Project } from '../../shared/contract/entities.ts'
import type { InvoiceDraft, Unbilled } from '../../shared/invoicing/draft.ts'
import type { UnbilledSegment } from '../../shared/invoicing/lines.ts'
import { parseDecimal } from '../../shared/money/amount.ts'
import { isCurrencyCode } from '../../shared/money/currency.ts'
import { billingWeek } from '../../shared/time/billing-week.ts'
import type { Schema } from '../db/schema.ts'
import type { Trx } from '../db/trx.ts'

function contractOf({ currency, ratePerHour, employerZone: zone }: Project): Unbilled['contract'] {
  const rate =
    isCurrencyCode(currency) && ratePerHour !== null ? parseDecimal(ratePerHour, currency) : null
  if (!rate?.ok) throw new Error('only an hourly contract is billed by the week')
  return { zone, ratePerHour: rate.value }
}

/**
 * What of a contract is to be billed at an instant, or all of it where that is null; null when
 * there is nothing.
 */
export async function loadUnbilled(
  trx: Trx,
  project: Project,
  atMs: number | null,
): Promise<Omit<Unbilled, 'nowMs'> | null> {
  const due = atMs === null ? sql`true` : sql`w.bill_at_ms <= ${atMs}`
  const { rows: segments } = await sql<UnbilledSegment>`
    SELECT s.id, s.start_ms AS "startMs", s.billable_ms AS "billableMs",
      s.posted_at_ms AS "postedAtMs"
    FROM unbilled_week w JOIN segment s ON s.project_id = w.project_id
      AND s.start_ms >= w.week_start_ms AND s.start_ms < w.week_end_ms
    WHERE w.project_id = ${project.id} AND ${due} AND s.billable_ms > 0
      AND NOT EXISTS (SELECT FROM invoiced_segment x WHERE x.segment_id = s.id)
    ORDER BY s.start_ms`.execute(trx)
  if (segments.length === 0) return null
  const invoices = await trx
    .selectFrom('invoice')
    .select(['week_start_ms', 'kind'])
    .where('project_id', '=', project.id)
    .execute()
  const weekly = invoices.filter(({ kind }) => kind === 'weekly')
  return {
    contract: contractOf(project),
    segments,
    invoicedWeeks: new Set(invoices.map((each) => each.week_start_ms)),
    weeklyWeeks: new Set(weekly.map((each) => each.week_start_ms)),
  }
}

/**
 * Takes the weeks that are now on an invoice off the job's list. Late hours of one that were left
 * out of it wait for the end of this week (I6).
 */
export async function closeWeeks(
  trx: Trx,
  projectId: number,
  { segments, contract, nowMs }: Unbilled,
  drafts: readonly InvoiceDraft[],
): Promise<void> {
  const lines = drafts.flatMap((each) => each.lines)
  if (lines.length === 0) return
  const weeks = lines.map(({ week }) => week.startMs)
  await trx
    .deleteFrom('unbilled_week')
    .where('project_id', '=', projectId)
    .where('week_start_ms', 'in', weeks)
    .execute()
  const billed = new Set(lines.flatMap(({ segmentIds }) => segmentIds))
  const left = segments.filter(({ id }) => !billed.has(id))
  const open = lines.filter(({ week }) =>
    left.some(({ startMs }) => week.startMs <= startMs && startMs < week.endMs),
  )
  if (open.length === 0) return
  const billAtMs = billingWeek(nowMs, contract.zone).endMs
  await trx
    .insertInto('unbilled_week')
    .values(
      open.map(({ week }) => ({
        project_id: projectId,
        week_start_ms: week.startMs,
        week_end_ms: week.endMs,
        bill_at_ms: billAtMs,
      })),
    )
    .execute()
}

/** Contracts with something to bill at an instant of our clock, in their order, `upTo` so many. */
export async function listContractsToBill(
  db: Kysely<Schema>,
  atMs: number,
  upTo: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('unbilled_week')
    .select('project_id')
    .distinct()
    .where('bill_at_ms', '<=', atMs)
    .orderBy('project_id')
    .limit(upTo)
    .execute()
  return rows.map((row) => row.project_id)
}
