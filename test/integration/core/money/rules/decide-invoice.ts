import { v7 } from 'uuid'
import { draftInvoices, type InvoiceDraft } from '../../../../../shared/invoicing/draft.ts'
import { type InvoiceHold, invoiceHolds } from '../../../../../shared/invoicing/holds.ts'
import type { PaymentPlan } from '../../../../../shared/invoicing/payment-plan.ts'
import { invoiceEntry, refundEntry, releaseEntry } from '../../../../../shared/ledger/entry.ts'
import { transitionMilestone } from '../../../../../shared/milestones/milestone.ts'
import { add, type Money, sum, zero } from '../../../../../shared/money/money.ts'
import {
  type Books,
  type ModelCommand,
  type ModelHours,
  type ModelInvoice,
  type ModelProject,
  standing,
  write,
} from './books.ts'
import { APPLIED, type Code, end, milestoneOf, releaseFacts } from './ending.ts'
import { earnedIn, feeOn, mayTake, readAmount, readPlan } from './sums.ts'

/** I4: how long after a failed payment it is tried again. */
const RETRY_MS = 6 * 60 * 60_000

/** What is to be paid of an invoice. */
export const dueOf = ({ total, credited }: ModelInvoice): Money => ({
  ...total,
  minor: total.minor > credited.minor ? total.minor - credited.minor : 0n,
})

/** Billable hours of a project that stand on no invoice. */
export function unbilledHours({ hours, invoices }: Books, projectId: number): ModelHours[] {
  const lines = [...invoices.values()].flatMap((each) => each.lines)
  const billed = new Set(lines.flatMap(({ segmentIds }) => segmentIds))
  return [...hours.values()].filter(
    (each) => each.projectId === projectId && each.billableMs > 0 && !billed.has(each.id),
  )
}

/** Issues what is to be billed of a project by now (I1, I6), or all of it at its end (I7). */
export function issue(books: Books, project: ModelProject, kind: InvoiceDraft['kind']): void {
  const segments = unbilledHours(books, project.id).sort((a, b) => a.startMs - b.startMs)
  const earlier = [...books.invoices.values()].filter((each) => each.projectId === project.id)
  const weekly = earlier.filter((each) => each.kind === 'weekly')
  const drafts = draftInvoices(
    {
      contract: project,
      segments,
      invoicedWeeks: new Set(earlier.map(({ week }) => week.startMs)),
      weeklyWeeks: new Set(weekly.map(({ week }) => week.startMs)),
      nowMs: books.nowMs,
    },
    kind,
  )
  for (const draft of drafts) {
    const id = v7()
    const lines = draft.lines.map((line) => {
      return { ...line, amount: earnedIn(line.billableMs, project.ratePerHour) }
    })
    books.invoices.set(id, {
      ...draft,
      lines,
      total: sum(
        lines.map(({ amount }) => amount),
        'USD',
      ),
      id,
      projectId: project.id,
      state: 'issued',
      nextAttemptAtMs: draft.dueAtMs,
      credited: zero('USD'),
      payments: [],
      refunded: zero('USD'),
    })
  }
}

/** Why an invoice waits (I5, I8). */
export function holdsOf(books: Books, { id, projectId }: ModelInvoice): InvoiceHold[] {
  const open = [...books.disputes.values()].filter(({ state }) =>
    ['negotiation', 'arbitration'].includes(state.stage),
  )
  const disputed = open.some(({ about }) => about.id === id)
  return invoiceHolds({ ...releaseFacts(books, projectId), disputed })
}

/** What would pay it now: the project's milestones as they were made, then the source (I3). */
function planOf(books: Books, invoice: ModelInvoice) {
  const milestones = [...books.milestones.values()]
    .filter(({ projectId }) => projectId === invoice.projectId)
    .filter(({ state }) => transitionMilestone(state, 'release', 'marketplace').ok)
  return readPlan(dueOf(invoice), milestones, books.source)
}

/** Pays all of it (I3, L5). */
function payWhole(books: Books, invoice: ModelInvoice, plan: PaymentPlan): void {
  const { freelancerId, employerId } = books
  const { projectId } = invoice
  for (const { id: milestoneId, amount, isWhole } of plan.milestones) {
    const newId = v7()
    const step = { action: 'release', by: 'marketplace', newId } as const
    const code = end(books, milestoneOf(books, milestoneId), amount, step)
    if (code !== APPLIED) throw new Error(`a plan with what cannot pay: ${code}`)
    const entry = { milestoneId, freelancerId, amount, fee: feeOn(books, projectId, amount) }
    write(books, releaseEntry({ ...entry, kind: 'invoicePayment' }))
    invoice.payments.push({ milestoneId: isWhole ? milestoneId : newId, amount })
  }
  const amount = plan.fromSource
  if (amount.minor > 0n) {
    const fee = feeOn(books, projectId, amount)
    write(books, invoiceEntry({ employerId, freelancerId, amount, fee }))
    invoice.payments.push({ milestoneId: null, amount })
  }
  invoice.state = 'paid'
}

/** The marketplace tries to collect an invoice whose day has come (I2, I4). */
export function collect(books: Books, invoice: ModelInvoice): void {
  if (holdsOf(books, invoice).length > 0) return
  const plan = planOf(books, invoice)
  if (plan.ok) payWhole(books, invoice, plan.value)
  else {
    invoice.state = 'paymentFailed'
    invoice.nextAttemptAtMs = books.nowMs + RETRY_MS
  }
}

/** The employer asks for a failed payment to be tried at once (I4). */
export function payNow(books: Books, { payload }: ModelCommand<'payInvoice'>): Code {
  const invoice = books.invoices.get(payload.invoiceId)
  if (!invoice) return 'not_found'
  const [hold] = holdsOf(books, invoice)
  if (invoice.state !== 'paymentFailed' || hold === 'disputed') return 'invoice_not_payable'
  if (hold) return hold
  const plan = planOf(books, invoice)
  if (!plan.ok) return plan.error
  payWhole(books, invoice, plan.value)
  return APPLIED
}

/** What the source paid of an invoice. */
export const paidBySource = ({ payments }: ModelInvoice): Money =>
  sum(
    payments.filter(({ milestoneId }) => milestoneId === null).map(({ amount }) => amount),
    'USD',
  )

/** P6: at most what was paid and not given back yet, and at most what the freelancer has. */
export function mayGiveBack(
  books: Books,
  { paid, refunded, amount }: { paid: Money; refunded: Money; amount: Money },
): Code | null {
  const left = paid.minor - refunded.minor
  const tooMuch = mayTake({ minor: left, currency: 'USD' }, amount)
  if (tooMuch) return tooMuch
  const available = standing(books, 'freelancerAvailable', books.freelancerId)
  return amount.minor > available.minor ? 'refund_exceeds_balance' : null
}

/** The freelancer gives back what the source paid, or a part of it (P6). */
export function giveBack(books: Books, { payload }: ModelCommand<'refundInvoice'>): Code {
  const invoice = books.invoices.get(payload.invoiceId)
  if (!invoice) return 'not_found'
  const { refunded } = invoice
  const paid = paidBySource(invoice)
  if (paid.minor === 0n) return 'invoice_not_refundable'
  const amount = readAmount(payload.amount)
  if (!amount.ok) return amount.error
  const { employerId, freelancerId } = books
  const tooMuch = mayGiveBack(books, { paid, refunded, amount: amount.value })
  if (tooMuch) return tooMuch
  invoice.refunded = add(refunded, amount.value)
  write(books, refundEntry({ employerId, freelancerId, amount: amount.value }))
  return APPLIED
}
