import type { Books, ModelDispute, ModelInvoice } from './rules/books.ts'

/** What both sides have to agree on; amounts in cents. */
export type Picture = ReturnType<typeof pictureOf>

const verdictOf = ({ state }: ModelDispute) =>
  state.stage === 'resolved'
    ? { by: state.verdict.by, granted: state.verdict.freelancerAmount.minor }
    : null

const disputeOf = (dispute: ModelDispute) => ({
  about: dispute.about.id,
  stage: dispute.state.stage,
  amount: dispute.state.amount.minor,
  waitsFor: dispute.state.stage === 'negotiation' ? dispute.state.waitsFor : null,
  respondByMs: dispute.state.stage === 'negotiation' ? dispute.state.respondByMs : null,
  verdict: verdictOf(dispute),
})

const invoiceOf = (invoice: ModelInvoice) => ({
  projectId: invoice.projectId,
  kind: invoice.kind,
  weekStartMs: invoice.week.startMs,
  state: invoice.state,
  total: invoice.total.minor,
  credited: invoice.credited.minor,
  refunded: invoice.refunded.minor,
  dueAtMs: invoice.dueAtMs,
  nextAttemptAtMs: invoice.nextAttemptAtMs,
  lines: invoice.lines.map(({ week, adjustment, billableMs, amount }) => {
    return { weekStartMs: week.startMs, adjustment, billableMs, amount: amount.minor }
  }),
  payments: invoice.payments.map(({ milestoneId, amount }) => {
    return { milestoneId, amount: amount.minor }
  }),
})

/** The books as they are compared: every state, and what stands in every account. */
export function pictureOf(books: Books) {
  const lines = [...books.invoices.values()].flatMap(({ id, lines }) =>
    lines.flatMap(({ segmentIds }) =>
      segmentIds.map((segmentId): [string, string] => [segmentId, id]),
    ),
  )
  const invoiceOfHours = new Map(lines)
  return {
    projects: new Map(
      [...books.projects].map(([id, { acceptedAtMs, completedAtMs }]) => {
        return [id, { acceptedAtMs, completedAtMs }]
      }),
    ),
    milestones: new Map(
      [...books.milestones].map(([id, { state, amount, splitFrom }]) => {
        return [id, { state, amount: amount.minor, splitFrom }]
      }),
    ),
    requests: new Map([...books.requests].map(([id, { state }]) => [id, state])),
    disputes: new Map([...books.disputes].map(([id, dispute]) => [id, disputeOf(dispute)])),
    hours: new Map(
      [...books.hours].map(([id, { billableMs }]) => {
        return [id, { billableMs, invoiceId: invoiceOfHours.get(id) ?? null }]
      }),
    ),
    invoices: new Map([...books.invoices].map(([id, invoice]) => [id, invoiceOf(invoice)])),
    balances: new Map([...books.balances].filter(([, minor]) => minor !== 0n)),
  }
}
