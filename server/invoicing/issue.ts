import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Project } from '../../shared/contract/entities.ts'
import { draftInvoices, type InvoiceDraft } from '../../shared/invoicing/draft.ts'
import type { WorkContext } from '../capability/context.ts'
import { transact } from '../db/transact.ts'
import { createFeedWriter } from '../feed/feed-writer.ts'
import { lockFeed } from '../feed/lock-feed.ts'
import { notifyOfMoney } from '../feed/notify.ts'
import { loadProjects } from '../projects/load.ts'
import { partiesOf } from '../projects/parties.ts'
import type { Services } from '../services.ts'
import { closeWeeks, loadUnbilled } from './unbilled.ts'

type Billing = Pick<WorkContext, 'trx' | 'nowMs' | 'feed'>

async function insertInvoice(
  { trx, nowMs }: Billing,
  project: Project,
  { id, draft, ratePerHour }: { id: string; draft: InvoiceDraft; ratePerHour: bigint },
): Promise<void> {
  const { kind, week, lines, total, dueAtMs } = draft
  await trx
    .insertInto('invoice')
    .values({
      id,
      project_id: project.id,
      kind,
      week_start_ms: week.startMs,
      week_end_ms: week.endMs,
      zone: project.employerZone,
      currency: total.currency,
      total: total.minor,
      state: 'issued',
      issued_at_ms: nowMs,
      due_at_ms: dueAtMs,
      next_attempt_at_ms: dueAtMs,
    })
    .execute()
  await trx
    .insertInto('invoice_line')
    .values(
      lines.map((each, line) => ({
        invoice_id: id,
        line,
        week_start_ms: each.week.startMs,
        week_end_ms: each.week.endMs,
        adjustment: each.adjustment,
        billable_ms: each.billableMs,
        rate_per_hour: ratePerHour,
        amount: each.amount.minor,
      })),
    )
    .execute()
  for (const [line, { segmentIds }] of lines.entries()) {
    await sql`
      INSERT INTO invoiced_segment (segment_id, invoice_id, line)
      SELECT s, ${id}, ${line} FROM unnest(${segmentIds}::uuid[]) AS s`.execute(trx)
  }
}

/**
 * Issues what is to be billed of a contract now (I1, I6), or all that is left of it when it ends
 * (I7). The transaction already holds the freelancer's feed lock.
 */
export async function issueLocked(
  billing: Billing,
  project: Project,
  kind: InvoiceDraft['kind'],
): Promise<void> {
  const { trx, nowMs, feed } = billing
  const found = await loadUnbilled(trx, project, kind === 'final' ? null : nowMs)
  if (!found) return
  const unbilled = { ...found, nowMs }
  const drafts = draftInvoices(unbilled, kind)
  for (const draft of drafts) {
    const id = v7()
    const ratePerHour = unbilled.contract.ratePerHour.minor
    await insertInvoice(billing, project, { id, draft, ratePerHour })
    for (const party of partiesOf(project)) {
      feed.touch([party], 'invoice', id)
      notifyOfMoney(billing, party, 'invoiceIssued', {
        project,
        amount: draft.total,
        subjectId: id,
      })
    }
  }
  await closeWeeks(trx, project.id, unbilled, drafts)
}

/**
 * Issues the invoices of one contract that are due now. Again, late or on two servers at once, it
 * finds nothing left to bill (I1).
 */
export async function issueInvoices({ db, clock }: Services, projectId: number): Promise<void> {
  await transact(db, {}, async (trx) => {
    const [project] = await loadProjects(trx, { ids: [projectId] })
    if (!project) return
    await lockFeed(project.freelancer.id).execute(trx)
    const feed = createFeedWriter()
    await issueLocked({ trx, nowMs: clock.nowMs(), feed }, project, 'weekly')
    await feed.write(trx)
  })
}
