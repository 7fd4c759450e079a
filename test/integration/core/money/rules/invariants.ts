import { expect } from 'vitest'
import { type AccountKind, isExternal } from '../../../../../shared/ledger/entry.ts'
import { isHeld } from '../../../../../shared/milestones/milestone.ts'
import { type Money, sum } from '../../../../../shared/money/money.ts'
import type { Books } from './books.ts'
import { dueOf, holdsOf, paidBySource, unbilledHours } from './decide-invoice.ts'

/** What holds in any books at any moment. */
export function checkBooks(books: Books): void {
  checkMoney(books)
  checkInvoices(books)
  checkHours(books)
}

/** L1, L2, L4, P4: all sums to zero, no account of ours is below it, held is what lives. */
function checkMoney({ balances, milestones }: Books): void {
  let total = 0n
  const held = new Map<string, bigint>()
  for (const [key, minor] of balances) {
    const [kind = '', owner = ''] = key.split(':')
    total += minor
    if (!isExternal(kind as AccountKind)) expect(minor >= 0n, key).toBe(true)
    if (kind === 'milestoneHeld' && minor !== 0n) held.set(owner, minor)
  }
  expect(total).toBe(0n)
  const live = [...milestones.values()].filter(({ state }) => isHeld(state))
  expect(held).toEqual(new Map(live.map(({ id, amount }) => [id, amount.minor])))
}

const totalOf = (amounts: Money[]): bigint => sum(amounts, 'USD').minor

/** I3, I8: what a paid invoice came to was paid, for any other nothing; a milestone paid for one. */
function checkInvoices({ invoices }: Books): void {
  const payers = [...invoices.values()].flatMap(({ payments }) =>
    payments.flatMap(({ milestoneId }) => milestoneId ?? []),
  )
  expect(new Set(payers).size).toBe(payers.length)
  for (const invoice of invoices.values()) {
    const paid = totalOf(invoice.payments.map(({ amount }) => amount))
    expect(paid).toBe(invoice.state === 'paid' ? dueOf(invoice).minor : 0n)
    expect(invoice.refunded.minor <= paidBySource(invoice).minor).toBe(true)
    expect(totalOf(invoice.lines.map(({ amount }) => amount))).toBe(invoice.total.minor)
  }
}

/** I1, I6: a segment is billed once, not too soon; billed and unbilled are the billable hours. */
function checkHours(books: Books): void {
  const { nowMs, hours, invoices, projects } = books
  const lines = [...invoices.values()].flatMap((each) => each.lines)
  const billed = lines.flatMap(({ segmentIds }) => segmentIds)
  expect(new Set(billed).size).toBe(billed.length)
  // The end of a project bills what would have had to wait (I7).
  const early = [...hours.values()].filter(({ projectId, billAtMs }) => {
    return billAtMs > nowMs && projects.get(projectId)?.completedAtMs === null
  })
  expect(early.filter(({ id }) => billed.includes(id))).toEqual([])
  const weeks = [...invoices.values()].map((each) => [each.projectId, each.kind, each.week.startMs])
  expect(new Set(weeks.map(String)).size).toBe(weeks.length)

  const lengthOf = (all: { billableMs: number }[]) =>
    all.reduce((total, { billableMs }) => total + billableMs, 0)
  const unbilled = [...projects.keys()].flatMap((id) => unbilledHours(books, id))
  expect(lengthOf(lines) + lengthOf(unbilled)).toBe(lengthOf([...hours.values()]))
}

/** What nothing may change any more: ended milestones, issued invoices, payments, verdicts (P6, I6, P9). */
export const settledIn = ({ milestones, invoices, disputes }: Books) => [
  ...[...milestones.values()]
    .filter(({ state }) => !isHeld(state))
    .map(({ id, state, amount }) => ({ id, state, amount })),
  ...[...invoices.values()].map(({ id, kind, week, lines, total, dueAtMs }) => {
    return { id, kind, week, lines, total, dueAtMs }
  }),
  ...[...invoices.values()]
    .filter(({ state }) => state === 'paid')
    .map(({ id, credited, payments }) => ({ id, credited, payments: [...payments] })),
  ...[...disputes.entries()]
    .filter(([, { state }]) => state.stage === 'resolved' || state.stage === 'withdrawn')
    .map(([id, { state }]) => ({ id, state })),
]

/** I1, I2, P9: once the due work is done, nothing is due but what has to wait (I5, I8). */
export function checkNothingDue(books: Books): void {
  const { nowMs, projects, invoices, disputes } = books
  const unbilled = [...projects.keys()].flatMap((id) => unbilledHours(books, id))
  expect(unbilled.filter(({ billAtMs }) => billAtMs <= nowMs)).toEqual([])
  const unpaid = [...invoices.values()].filter(({ state }) => state !== 'paid')
  const due = unpaid.filter(({ nextAttemptAtMs }) => nextAttemptAtMs <= nowMs)
  expect(due.filter((each) => holdsOf(books, each).length === 0)).toEqual([])
  const overdue = [...disputes.values()].filter(
    ({ state }) => state.stage === 'negotiation' && state.respondByMs <= nowMs,
  )
  expect(overdue).toEqual([])
}
