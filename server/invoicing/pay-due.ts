import type { Project } from '../../shared/contract/entities.ts'
import type { WorkContext } from '../capability/context.ts'
import { byInvoice, lockParties } from '../capability/lock-parties.ts'
import { transact } from '../db/transact.ts'
import { createFeedWriter } from '../feed/feed-writer.ts'
import { notifyOfMoney } from '../feed/notify.ts'
import { loadProjects } from '../projects/load.ts'
import { partiesOf } from '../projects/parties.ts'
import type { Services } from '../services.ts'
import { loadOpenInvoice, type OpenInvoice } from './open-invoice.ts'
import { findPayment, payWhole } from './payment.ts'

/** How long after a failed payment it is tried again (I4). */
const RETRY_MS = 6 * 3_600_000

/** Tells both parties, once, that the invoice waits; what for, it says itself (I5, I8). */
async function hold(context: WorkContext, invoice: OpenInvoice, project: Project): Promise<void> {
  if (invoice.holdTold) return
  const { trx, nowMs, feed } = context
  await trx
    .updateTable('invoice')
    .set({ hold_told_at_ms: nowMs })
    .where('id', '=', invoice.id)
    .execute()
  for (const party of partiesOf(project)) {
    feed.touch([party], 'invoice', invoice.id)
    notifyOfMoney(context, party, 'invoiceOnHold', {
      project,
      amount: invoice.due,
      subjectId: invoice.id,
    })
  }
}

/** Nothing was paid: both are told at the first failure, and it is tried again later (I4). */
async function fail(context: WorkContext, invoice: OpenInvoice, project: Project): Promise<void> {
  const { trx, nowMs, feed } = context
  const isFirst = invoice.state === 'issued'
  await trx
    .updateTable('invoice')
    .set({
      state: 'paymentFailed',
      ...(isFirst ? { failed_at_ms: nowMs } : {}),
      next_attempt_at_ms: nowMs + RETRY_MS,
      hold_told_at_ms: null,
    })
    .where('id', '=', invoice.id)
    .execute()
  if (!isFirst) return
  for (const party of partiesOf(project)) {
    feed.touch([party], 'invoice', invoice.id)
    feed.touch([party], 'project', project.id)
    const about = { project, amount: invoice.due, subjectId: invoice.id }
    notifyOfMoney(context, party, 'invoicePaymentFailed', about)
  }
}

/**
 * Pays one invoice that is due, in a transaction of its own: all of it or nothing (I2, I3). Paid
 * before or not due yet, nothing happens, so any server may try it as often as it likes.
 */
export async function payDueInvoice(services: Services, invoiceId: string): Promise<void> {
  const { db, clock, feeBps } = services
  await transact(db, { first: lockParties(byInvoice({ invoiceId })) }, async (trx) => {
    const invoice = await loadOpenInvoice(trx, invoiceId)
    const nowMs = clock.nowMs()
    if (!invoice || invoice.nextAttemptAtMs > nowMs) return
    const [project] = await loadProjects(trx, { ids: [invoice.projectId] })
    if (!project) return
    const feed = createFeedWriter()
    const context = { trx, nowMs, feeBps, feed }
    if (invoice.holds.length > 0) {
      await hold(context, invoice, project)
    } else {
      const payment = await findPayment(context, invoice, project)
      if (payment.ok) await payWhole(context, invoice, project, payment.value)
      else await fail(context, invoice, project)
    }
    await feed.write(trx)
  })
}
