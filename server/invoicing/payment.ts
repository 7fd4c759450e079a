import { v7 } from 'uuid'
import type { Project } from '../../shared/contract/entities.ts'
import { type PaymentPlan, planPayment } from '../../shared/invoicing/payment-plan.ts'
import { invoiceEntry } from '../../shared/ledger/entry.ts'
import { type Money, money } from '../../shared/money/money.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { WorkContext } from '../capability/context.ts'
import { notifyOfMoney } from '../feed/notify.ts'
import { availableMinor } from '../ledger/load.ts'
import { takeFee } from '../ledger/take-fee.ts'
import { writeEntry } from '../ledger/write.ts'
import { payOut } from '../milestones/end-part.ts'
import type { OwnMilestone } from '../milestones/find-own.ts'
import { findSource } from '../milestones/funding.ts'
import { partiesOf } from '../projects/parties.ts'
import type { OpenInvoice } from './open-invoice.ts'

type Found = { plan: PaymentPlan; milestones: ReadonlyMap<string, OwnMilestone> }

/** What would pay an invoice now, or `payment_failed` when it is not covered whole (I3, I4). */
export async function findPayment(
  { trx }: WorkContext,
  { due }: OpenInvoice,
  project: Project,
): Promise<Result<Found, 'payment_failed'>> {
  const rows = await trx
    .selectFrom('milestone')
    .select(['id', 'number', 'amount', 'currency', 'state', 'description'])
    .where('project_id', '=', project.id)
    .where('state', 'in', ['inProgress', 'releaseRequested'])
    .execute()
  const milestones = rows.map(({ amount, currency, ...row }) => {
    return { ...row, project, amount: money(amount, currency) }
  })
  const source = await findSource(trx, project.employer.id, due.currency)
  const plan = planPayment({
    due,
    milestones,
    sourceVerified: source?.verified ?? false,
    sourceLimit: source?.limit ?? null,
  })
  if (!plan.ok) return plan
  return ok({ plan: plan.value, milestones: new Map(milestones.map((each) => [each.id, each])) })
}

/** Moves the money as planned; answers which milestones paid what, and the source as null (I3). */
async function movePayment(
  context: WorkContext,
  invoiceId: string,
  project: Project,
  { plan, milestones }: Found,
): Promise<{ milestoneId: string | null; amount: Money }[]> {
  const payments: { milestoneId: string | null; amount: Money }[] = []
  for (const { id, amount } of plan.milestones) {
    const milestone = milestones.get(id)
    if (!milestone) throw new Error('a plan names a milestone that was not there')
    const payment = { kind: 'invoicePayment', newId: v7(), invoiceId } as const
    const paid = await payOut(context, milestone, amount, payment)
    if (!paid.ok) throw new Error(`a planned payment was refused: ${paid.error}`)
    payments.push({ milestoneId: paid.value.milestoneId, amount })
  }
  const amount = plan.fromSource
  if (amount.minor > 0n) {
    const parties = { employerId: project.employer.id, freelancerId: project.freelancer.id }
    const fee = await takeFee(context, project.id, amount)
    const entry = invoiceEntry({ ...parties, amount, fee })
    await writeEntry(context.trx, entry, { milestoneId: null, invoiceId, atMs: context.nowMs })
    payments.push({ milestoneId: null, amount })
  }
  return payments
}

/** Pays an invoice whole and notifies both parties; one that credits cover moves no money (I3, I8). */
export async function payWhole(
  context: WorkContext,
  { id, due }: OpenInvoice,
  project: Project,
  found: Found,
): Promise<void> {
  const { trx, nowMs, feed } = context
  const payments = await movePayment(context, id, project, found)
  if (payments.length > 0) {
    await trx
      .insertInto('invoice_payment')
      .values(
        payments.map(({ milestoneId, amount }, line) => {
          return { invoice_id: id, line, milestone_id: milestoneId, amount: amount.minor }
        }),
      )
      .execute()
  }
  await trx
    .updateTable('invoice')
    .set({ state: 'paid', paid_at_ms: nowMs, hold_told_at_ms: null })
    .where('id', '=', id)
    .execute()
  const parties = partiesOf(project)
  feed.touch(parties, 'invoice', id)
  // A failed one kept the freelancer from tracking (I4).
  feed.touch(parties, 'project', project.id)
  feed.touch(parties, 'balance', due.currency)
  const about = { project, amount: due, subjectId: id }
  const freelancerId = project.freelancer.id
  const balance = money(await availableMinor(trx, freelancerId, due.currency), due.currency)
  notifyOfMoney(context, project.employer.id, 'invoicePaid', about)
  notifyOfMoney(context, freelancerId, 'invoicePaid', { ...about, balance })
}
