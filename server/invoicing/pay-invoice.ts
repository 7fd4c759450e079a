import { done, type Handler, refuse } from '../capability/command.ts'
import { loadOwnProject } from '../projects/load.ts'
import { loadOpenInvoice } from './open-invoice.ts'
import { findPayment, payWhole } from './payment.ts'

/** The employer has mended the source of a failed payment: it is tried at once (I4). */
export const payInvoice: Handler<'payInvoice'> = async (context, { invoiceId }) => {
  const { trx, caller } = context
  const row = await trx
    .selectFrom('invoice')
    .select('project_id')
    .where('id', '=', invoiceId)
    .executeTakeFirst()
  const project = row ? await loadOwnProject(trx, row.project_id, caller.accountId) : null
  if (!project) return refuse('not_found')
  const invoice = await loadOpenInvoice(trx, invoiceId)
  const [hold] = invoice?.holds ?? []
  if (invoice?.state !== 'paymentFailed' || hold === 'disputed')
    return refuse('invoice_not_payable')
  if (hold) return refuse(hold)
  const payment = await findPayment(context, invoice, project)
  if (!payment.ok) return refuse(payment.error)
  await payWhole(context, invoice, project, payment.value)
  return done
}
