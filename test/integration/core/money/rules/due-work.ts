import { v7 } from 'uuid'
import { INTENT_LIFE_MS } from '../../../../../shared/milestones/release.ts'
import type { Books, ModelDispute } from './books.ts'
import { settleSilent } from './decide-dispute.ts'
import { collect, issue, unbilledHours } from './decide-invoice.ts'

/** By when a dispute is to be answered; for ever, when no answer is awaited. */
const deadlineOf = ({ state }: ModelDispute): number =>
  state.stage === 'negotiation' ? state.respondByMs : Number.POSITIVE_INFINITY

/** What the clock brings by the rules alone: silence loses, weeks are billed, invoices paid. */
export function doDueWork(books: Books): void {
  const silent = [...books.disputes.values()].sort((a, b) => deadlineOf(a) - deadlineOf(b))
  for (const dispute of silent) settleSilent(books, dispute, v7())
  for (const project of books.projects.values()) issue(books, project, 'weekly')
  const due = [...books.invoices.values()]
    .filter(({ state, nextAttemptAtMs }) => state !== 'paid' && nextAttemptAtMs <= books.nowMs)
    .sort((a, b) => a.dueAtMs - b.dueAtMs)
  for (const invoice of due) collect(books, invoice)
}

/** What one can wait for. */
export const AWAITED = ['billing', 'payment', 'answer', 'confirmation'] as const
export type Awaited = (typeof AWAITED)[number]

/** The instants still to come at which something falls due or lapses, soonest first. */
export function instantsToCome(books: Books, what: Awaited): number[] {
  const instants: Record<Awaited, () => number[]> = {
    billing: () =>
      [...books.projects.keys()]
        .flatMap((id) => unbilledHours(books, id))
        .map((each) => each.billAtMs),
    payment: () =>
      [...books.invoices.values()]
        .filter(({ state }) => state !== 'paid')
        .map((each) => each.nextAttemptAtMs),
    answer: () => [...books.disputes.values()].map(deadlineOf).filter(Number.isFinite),
    confirmation: () => [...books.intents.values()].map((each) => each.madeAtMs + INTENT_LIFE_MS),
  }
  return [...new Set(instants[what]())].filter((atMs) => atMs > books.nowMs).sort((a, b) => a - b)
}
