import { sql } from 'kysely'
import { decideGiveBack } from '../../shared/milestones/refund.ts'
import type { CurrencyCode } from '../../shared/money/currency.ts'
import { type Money, money } from '../../shared/money/money.ts'
import type { CommandContext } from '../capability/context.ts'
import { defineCommand } from '../capability/define-command.ts'
import { byInvoice } from '../capability/lock-parties.ts'
import { done, refuse } from '../capability/refusal.ts'
import { readAmount } from '../milestones/amount.ts'
import { availableTo, giveBackPaid, refuseRefund } from '../milestones/give-back-paid.ts'
import { findOwnProject } from '../projects/find-own.ts'
import { refundedMinor } from './hold-facts.ts'

type SourcePaid = { projectId: number; paid: Money; refunded: Money }

/** What the payment source paid of an invoice, and what of it was given back; null without one. */
async function findSourcePaid(
  { trx }: CommandContext,
  invoiceId: string,
): Promise<SourcePaid | null> {
  type Row = { projectId: number; currency: CurrencyCode; paid: bigint; refunded: bigint }
  const { rows } = await sql<Row>`
    SELECT i.project_id AS "projectId", i.currency, ${refundedMinor},
      (SELECT coalesce(sum(y.amount), 0) FROM invoice_payment y
        WHERE y.invoice_id = i.id AND y.milestone_id IS NULL) AS paid
    FROM invoice i WHERE i.id = ${invoiceId}`.execute(trx)
  const [row] = rows
  if (!row) return null
  const { projectId, currency, paid, refunded } = row
  return { projectId, paid: money(paid, currency), refunded: money(refunded, currency) }
}

/**
 * The freelancer gives back what the payment source paid of an invoice, in full or in part,
 * which only they can decide (P6). It becomes available to the employer, as released money does.
 */
export const refundInvoice = defineCommand('refundInvoice', {
  project: byInvoice,
  handle: async (context, payload) => {
    const { invoiceId: id } = payload
    const found = await findSourcePaid(context, id)
    const own = await findOwnProject(context, found?.projectId, 'freelancer')
    if (!own.ok) return own
    if (!found) return refuse('not_found')
    const project = own.value
    const { paid, refunded } = found
    if (paid.minor === 0n) return refuse('invoice_not_refundable')
    const amount = readAmount(project, payload.amount)
    if (!amount.ok) return amount
    const available = await availableTo(context, project.freelancer.id, paid)
    const may = decideGiveBack({ paid, refunded, available, amount: amount.value })
    if (!may.ok) return refuseRefund(may.error)
    await giveBackPaid(context, project, amount.value, { kind: 'invoice', id })
    return done
  },
})
