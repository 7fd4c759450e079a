import { sql } from 'kysely'
import { decideGiveBack } from '../../shared/milestones/refund.ts'
import type { CurrencyCode } from '../../shared/money/currency.ts'
import { type Money, money } from '../../shared/money/money.ts'
import { type CommandContext, done, type Handler, refuse } from '../capability/command.ts'
import { readAmount } from '../milestones/amount.ts'
import { availableTo, giveBackPaid, refuseRefund } from '../milestones/give-back-paid.ts'
import { loadOwnProject } from '../projects/load.ts'
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
 * The freelancer gives back what the payment source paid of an invoice, in full or in part: his
 * consent (P6). It becomes available to the employer, as released money does.
 */
export const refundInvoice: Handler<'refundInvoice'> = async (context, payload) => {
  const { trx, caller } = context
  const { invoiceId: id } = payload
  const found = await findSourcePaid(context, id)
  const project = found && (await loadOwnProject(trx, found.projectId, caller.accountId))
  if (!found || !project) return refuse('not_found')
  const { paid, refunded } = found
  if (paid.minor === 0n) return refuse('invoice_not_refundable')
  const amount = readAmount(project, payload.amount)
  if (!amount.ok) return amount
  const available = await availableTo(context, project.freelancer.id, paid)
  const may = decideGiveBack({ paid, refunded, available, amount: amount.value })
  if (!may.ok) return refuseRefund(may.error)
  await giveBackPaid(context, project, amount.value, { kind: 'invoice', id })
  return done
}
