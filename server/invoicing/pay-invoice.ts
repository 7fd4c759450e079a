import { defineCommand } from '../capability/define-command.ts'
import { byInvoice } from '../capability/lock-parties.ts'
import { done, refuse } from '../capability/refusal.ts'
import { findOwnProject } from '../projects/find-own.ts'
import { loadOpenInvoice } from './open-invoice.ts'
import { findPayment, payWhole } from './payment.ts'

/** The employer has mended the payment source: a failed payment is tried again at once (I4). */
export const payInvoice = defineCommand('payInvoice', {
  project: byInvoice,
  handle: async (context, { invoiceId }) => {
    const { trx } = context
    const row = await trx
      .selectFrom('invoice')
      .select('project_id')
      .where('id', '=', invoiceId)
      .executeTakeFirst()
    const own = await findOwnProject(context, row?.project_id, 'employer')
    if (!own.ok) return own
    const project = own.value
    const invoice = await loadOpenInvoice(trx, invoiceId)
    const [hold] = invoice?.holds ?? []
    if (invoice?.state !== 'paymentFailed' || hold === 'disputed')
      return refuse('invoice_not_payable')
    if (hold) return refuse(hold)
    const payment = await findPayment(context, invoice, project)
    if (!payment.ok) return refuse(payment.error)
    await payWhole(context, invoice, project, payment.value)
    return done
  },
})
