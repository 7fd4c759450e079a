import type { Books, ModelInvoice } from '../rules/books.ts'
import { holdsOf, unbilledHours } from '../rules/decide-invoice.ts'

type Place = (books: Books) => boolean

const someInvoice =
  (is: (invoice: ModelInvoice) => boolean): Place =>
  ({ invoices }) =>
    [...invoices.values()].some(is)

/** Which payments an invoice has: of milestones, of the source. */
const paidBy =
  (milestones: boolean, source: boolean): ((invoice: ModelInvoice) => boolean) =>
  ({ state, payments }) =>
    state === 'paid' &&
    payments.some(({ milestoneId }) => milestoneId !== null) === milestones &&
    payments.some(({ milestoneId }) => milestoneId === null) === source

const someVerdict =
  (kind: 'milestone' | 'invoice', by: 'agreement' | 'silence' | 'arbiter'): Place =>
  ({ disputes }) =>
    [...disputes.values()].some(
      ({ about, state }) =>
        about.kind === kind && state.stage === 'resolved' && state.verdict.by === by,
    )

const someApplied =
  (type: string): Place =>
  ({ applied }) =>
    [...applied.values()].some((body) => body.startsWith(`["${type}"`))

/** Where scripts must come to prove anything: each place with what shows that one was there. */
export const PLACES: Record<string, Place> = {
  'hours past the weekly limit': ({ hours }) =>
    [...hours.values()].some(({ startMs, endMs, billableMs }) => billableMs < endMs - startMs),
  'late hours on a later invoice': someInvoice(({ lines }) =>
    lines.some(({ adjustment }) => adjustment),
  ),
  'an invoice of nothing': someInvoice(({ total }) => total.minor === 0n),
  'late hours that wait while others of their week are billed late': (books) =>
    [...books.projects.keys()]
      .flatMap((id) => unbilledHours(books, id))
      .some(({ startMs }) =>
        someInvoice(({ lines }) =>
          lines.some(
            ({ adjustment, week }) => adjustment && week.startMs <= startMs && startMs < week.endMs,
          ),
        )(books),
      ),
  'fees that differ from those on each part alone': ({ fees }) =>
    [...fees.values()].some(({ taken, apart }) => taken !== apart),
  'a final invoice': someInvoice(({ kind }) => kind === 'final'),
  'paid by milestones': someInvoice(paidBy(true, false)),
  'paid by the source': someInvoice(paidBy(false, true)),
  'paid by both': someInvoice(paidBy(true, true)),
  'paid by credits alone': someInvoice(
    (invoice) => paidBy(false, false)(invoice) && invoice.credited.minor > 0n,
  ),
  'an invoice that is due and disputed': (books) =>
    someInvoice(
      (invoice) =>
        invoice.nextAttemptAtMs <= books.nowMs && holdsOf(books, invoice).includes('disputed'),
    )(books),
  'an invoice that is due before the Desktop App is there': (books) =>
    someInvoice(
      (invoice) =>
        invoice.nextAttemptAtMs <= books.nowMs &&
        holdsOf(books, invoice).includes('desktop_app_required'),
    )(books),
  'collected beside a milestone that may not pay': (books) =>
    someInvoice(
      ({ state, projectId }) =>
        state !== 'issued' &&
        [...books.milestones.values()].some(
          (each) => each.projectId === projectId && each.state === 'cancellationRequested',
        ),
    )(books),
  'a payment that failed': someInvoice(({ state }) => state === 'paymentFailed'),
  'paid by a later attempt': someInvoice(
    ({ state, nextAttemptAtMs, dueAtMs }) => state === 'paid' && nextAttemptAtMs > dueAtMs,
  ),
  'paid at the employer’s command': someApplied('payInvoice'),
  'an agreement about an invoice': someVerdict('invoice', 'agreement'),
  'a verdict about an invoice': someVerdict('invoice', 'arbiter'),
  'silence about an invoice': someVerdict('invoice', 'silence'),
  'silence about a milestone': someVerdict('milestone', 'silence'),
  'a dispute withdrawn': someApplied('withdrawDispute'),
  'a release by both confirmations': someApplied('releaseMilestone'),
  'money given back': someApplied('refundMilestone'),
  'money of the source given back': someInvoice(({ refunded }) => refunded.minor > 0n),
  'a request accepted': someApplied('acceptMilestoneRequest'),
}
