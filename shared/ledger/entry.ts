import type { CurrencyCode } from '../money/currency.ts'
import type { Money } from '../money/money.ts'
import { subtract, zero } from '../money/money.ts'

/** The accounts money can stand in (L2). */
export type Account =
  | { kind: 'employerAvailable'; userId: number }
  /** The employer's card or bank: outside, charged beyond what is available. */
  | { kind: 'employerSource'; userId: number }
  | { kind: 'milestoneHeld'; milestoneId: string }
  | { kind: 'freelancerAvailable'; userId: number }
  | { kind: 'platformFees' }
  /** The world: where deposits come from and payouts go. */
  | { kind: 'platformExternal' }

/** Kinds of account. */
export type AccountKind = Account['kind']

/** Accounts that mirror the world and may go below zero; every other may not (L2). */
export const isExternal = (kind: AccountKind): boolean =>
  kind === 'employerSource' || kind === 'platformExternal'

/** One line of an entry: minor units, above zero into the account, below zero out of it. */
export type Posting = { account: Account; amount: bigint; currency: CurrencyCode }

/** Why held money was paid to the freelancer: released, taken by an invoice (I3), decided (P9). */
export type PayoutKind = 'release' | 'invoicePayment' | 'verdict'

/** Why held money went back to the employer: the milestone was cancelled (P7), or decided (P9). */
export type GiveBackKind = 'refundHold' | 'verdict'

/** Why money moved. */
type EntryKind = 'fund' | 'hold' | PayoutKind | GiveBackKind | 'refund' | 'correction'

/** One journal entry; its postings sum to zero in every currency (L1). */
export type Entry = { kind: EntryKind; postings: Posting[] }

/** Moves an amount; a line of nothing is left out. */
function move(kind: EntryKind, from: Account, amount: Money, to: [Account, Money][]): Entry {
  if (amount.minor <= 0n) throw new RangeError('an entry moves more than nothing')
  const lines: [Account, bigint][] = [
    [from, -amount.minor],
    ...to.map(([account, part]): [Account, bigint] => [account, part.minor]),
  ]
  const postings = lines
    .filter(([, minor]) => minor !== 0n)
    .map(([account, minor]) => ({ account, amount: minor, currency: amount.currency }))
  return { kind, postings }
}

/** The employer pays money in, to spend later. */
export const fundEntry = (funding: { employerId: number; amount: Money }): Entry =>
  move('fund', { kind: 'platformExternal' }, funding.amount, [
    [{ kind: 'employerAvailable', userId: funding.employerId }, funding.amount],
  ])

/** A milestone is created: its money leaves the balance or the source, and is held (P2, P4). */
export const holdEntry = (hold: {
  employerId: number
  milestoneId: string
  from: 'balance' | 'source'
  amount: Money
}): Entry => {
  const kind = hold.from === 'balance' ? 'employerAvailable' : 'employerSource'
  return move('hold', { kind, userId: hold.employerId }, hold.amount, [
    [{ kind: 'milestoneHeld', milestoneId: hold.milestoneId }, hold.amount],
  ])
}

/** Held money becomes the freelancer's, less the fee, which is zero unless configured (P5, L5). */
export const releaseEntry = (release: {
  milestoneId: string
  freelancerId: number
  amount: Money
  fee?: Money
  kind?: PayoutKind
}): Entry => {
  const { amount, fee = zero(amount.currency), kind = 'release' } = release
  const paid = subtract(amount, fee)
  if (fee.minor < 0n || paid.minor < 0n) throw new RangeError('a fee is part of the amount')
  return move(kind, { kind: 'milestoneHeld', milestoneId: release.milestoneId }, amount, [
    [{ kind: 'freelancerAvailable', userId: release.freelancerId }, paid],
    [{ kind: 'platformFees' }, fee],
  ])
}

/** The payment source pays what milestones do not cover of an invoice, less the fee (I3, L5). */
export const invoiceEntry = (payment: {
  employerId: number
  freelancerId: number
  amount: Money
  fee: Money
}): Entry => {
  const { employerId, freelancerId, amount, fee } = payment
  return move('invoicePayment', { kind: 'employerSource', userId: employerId }, amount, [
    [{ kind: 'freelancerAvailable', userId: freelancerId }, subtract(amount, fee)],
    [{ kind: 'platformFees' }, fee],
  ])
}

/** Held money is the employer's to spend again: cancelled, or decided so (P7, P9). */
export const refundHold = (refund: {
  milestoneId: string
  employerId: number
  amount: Money
  kind?: GiveBackKind
}): Entry => {
  const { milestoneId, employerId, amount, kind = 'refundHold' } = refund
  return move(kind, { kind: 'milestoneHeld', milestoneId }, amount, [
    [{ kind: 'employerAvailable', userId: employerId }, amount],
  ])
}

/** The freelancer gives released money back (P6). The fee was for the release and stays (L5). */
export const refundEntry = (refund: {
  freelancerId: number
  employerId: number
  amount: Money
}): Entry =>
  move('refund', { kind: 'freelancerAvailable', userId: refund.freelancerId }, refund.amount, [
    [{ kind: 'employerAvailable', userId: refund.employerId }, refund.amount],
  ])

/** Undoes a mistaken entry by a new one; the mistake stays on record (L1). */
export const correctionEntry = (mistake: Entry): Entry => ({
  kind: 'correction',
  postings: mistake.postings.map((each) => ({ ...each, amount: -each.amount })),
})
