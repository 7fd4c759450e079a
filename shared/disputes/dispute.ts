import { compare, type Money } from '../money/money.ts'
import { err, ok, type Result } from '../result.ts'

/** The two sides of a dispute. */
export type DisputeParty = 'employer' | 'freelancer'

/** How a dispute ended: how much of the money the freelancer gets, and who said so (P9). */
export type Verdict = { freelancerAmount: Money; by: 'agreement' | 'silence' | 'arbiter' }

type Phase =
  /** One side owes the other an answer; from `respondByMs` on it is too late. */
  | { stage: 'negotiation'; waitsFor: DisputeParty; respondByMs: number }
  | { stage: 'arbitration' }
  | { stage: 'resolved'; verdict: Verdict }
  | { stage: 'withdrawn' }

type Facts = {
  /** Everything under dispute. */
  amount: Money
  openedBy: DisputeParty
  /** Whether its opener has taken back another dispute about the same thing. */
  withdrawnBefore: boolean
  /** Each side's newest offer, the freelancer's part of the amount; it stands until replaced. */
  offers: Partial<Record<DisputeParty, Money>>
}

/** A disagreement over money, from the first offer to its one end (P9, I8). */
export type DisputeState = Phase & Facts

/** What the parties and the arbiter do; `atMs` is when the marketplace hears of it. */
export type DisputeEvent =
  | { type: 'offer'; by: DisputeParty; freelancerAmount: Money; atMs: number }
  | { type: 'accept'; by: DisputeParty; freelancerAmount: Money; atMs: number }
  | { type: 'escalate'; by: DisputeParty; atMs: number }
  | { type: 'withdraw'; by: DisputeParty; atMs: number }
  | { type: 'decide'; freelancerAmount: Money; atMs: number }

/** Why a dispute stays as it is. */
export type DisputeError =
  | 'dispute_ended'
  | 'dispute_not_your_turn'
  | 'dispute_in_arbitration'
  | 'dispute_not_yours'
  | 'dispute_withdrawn_before'
  | 'answer_too_late'
  | 'offers_missing'
  | 'offer_changed'

const DAY_MS = 24 * 60 * 60_000

/** How long each side has to answer: days of 24 hours from the offer it must answer (P9). */
const ANSWER_MS: Record<DisputeParty, number> = { freelancer: 4 * DAY_MS, employer: 14 * DAY_MS }

const otherOf = (party: DisputeParty): DisputeParty =>
  party === 'employer' ? 'freelancer' : 'employer'

/** The other side must answer an offer made now. */
const waitFor = (waitsFor: DisputeParty, atMs: number) =>
  ({ stage: 'negotiation', waitsFor, respondByMs: atMs + ANSWER_MS[waitsFor] }) as const

/** A share outside the amount is kept out by `parseShare`; here it is a bug. */
function assertShare(amount: Money, share: Money): void {
  if (share.minor < 0n || compare(share, amount) > 0) throw new RangeError('not a share of it')
}

/** A new dispute: its opener has made the first offer, and the other side must answer (P9). */
export function openedDispute(opening: {
  amount: Money
  by: DisputeParty
  freelancerAmount: Money
  withdrawnBefore: boolean
  atMs: number
}): DisputeState {
  const { amount, by, freelancerAmount, withdrawnBefore, atMs } = opening
  assertShare(amount, freelancerAmount)
  const offers = { [by]: freelancerAmount }
  return { amount, openedBy: by, withdrawnBefore, offers, ...waitFor(otherOf(by), atMs) }
}

/**
 * What becomes of a dispute (P9). Offers are made in turns. Either side may accept the other's newest
 * offer until there is a verdict, and ask for arbitration once both have offered; only the opener
 * takes the dispute back, once and before arbitration, since they could otherwise end every dispute
 * that they are losing. Only in arbitration does the arbiter decide. A side that lets its time to
 * answer pass can do nothing more, since it could otherwise choose after seeing that it is losing.
 */
export function transitionDispute(
  dispute: DisputeState,
  event: DisputeEvent,
): Result<DisputeState, DisputeError> {
  if (dispute.stage === 'resolved' || dispute.stage === 'withdrawn') return err('dispute_ended')
  const isLate = event.type !== 'decide' && isOverdue(dispute, event.atMs, event.by)
  if (isLate) return err('answer_too_late')
  const facts = factsOf(dispute)
  const { amount, openedBy, offers } = facts

  switch (event.type) {
    case 'offer':
      if (dispute.stage === 'arbitration') return err('dispute_in_arbitration')
      if (dispute.waitsFor !== event.by) return err('dispute_not_your_turn')
      assertShare(amount, event.freelancerAmount)
      return ok({
        ...facts,
        offers: { ...offers, [event.by]: event.freelancerAmount },
        ...waitFor(otherOf(event.by), event.atMs),
      })
    case 'accept': {
      const offer = offers[otherOf(event.by)]
      if (!offer) return err('dispute_not_your_turn')
      if (compare(offer, event.freelancerAmount) !== 0) return err('offer_changed')
      return ok(resolved(facts, { freelancerAmount: offer, by: 'agreement' }))
    }
    case 'escalate':
      if (dispute.stage === 'arbitration') return err('dispute_in_arbitration')
      if (!offers.employer || !offers.freelancer) return err('offers_missing')
      return ok({ ...facts, stage: 'arbitration' })
    case 'withdraw':
      if (dispute.stage === 'arbitration') return err('dispute_in_arbitration')
      if (event.by !== openedBy) return err('dispute_not_yours')
      if (!mayBeWithdrawn(dispute)) return err('dispute_withdrawn_before')
      return ok({ ...facts, stage: 'withdrawn' })
    case 'decide':
      if (dispute.stage !== 'arbitration') return err('dispute_not_your_turn')
      assertShare(amount, event.freelancerAmount)
      return ok(resolved(facts, { freelancerAmount: event.freelancerAmount, by: 'arbiter' }))
  }
}

const factsOf = ({ amount, openedBy, withdrawnBefore, offers }: Facts): Facts => ({
  amount,
  openedBy,
  withdrawnBefore,
  offers,
})

const resolved = (facts: Facts, verdict: Verdict): DisputeState => ({
  ...facts,
  stage: 'resolved',
  verdict,
})

/** Whether its opener may still take a dispute back: while it is negotiated, and once (P9). */
export const mayBeWithdrawn = ({
  stage,
  withdrawnBefore,
}: Pick<DisputeState, 'stage' | 'withdrawnBefore'>): boolean =>
  stage === 'negotiation' && !withdrawnBefore

/**
 * Whether a side may dispute an invoice, given all disputes about it so far: each side once, and nobody
 * after a verdict, since the payer could otherwise keep it from being paid for ever (I8).
 */
export const mayDisputeInvoice = (
  earlier: readonly { stage: DisputeState['stage']; openedBy: DisputeParty }[],
  by: DisputeParty,
): boolean => earlier.every(({ stage, openedBy }) => stage === 'withdrawn' && openedBy !== by)

/** Whether a side owes an answer and its time is over; the deadline itself is too late (P9). */
const isOverdue = (dispute: DisputeState, nowMs: number, by: DisputeParty): boolean =>
  dispute.stage === 'negotiation' && dispute.waitsFor === by && nowMs >= dispute.respondByMs

/**
 * The end of a dispute whose answer did not come: silence loses, the newest offer of the side that
 * had answered is the verdict (P9). Null while there is time, in arbitration and after the end.
 */
export function settledBySilence(dispute: DisputeState, nowMs: number): DisputeState | null {
  if (dispute.stage !== 'negotiation' || !isOverdue(dispute, nowMs, dispute.waitsFor)) return null
  const freelancerAmount = dispute.offers[otherOf(dispute.waitsFor)]
  if (!freelancerAmount) throw new Error('an answer is awaited to no offer')
  return resolved(factsOf(dispute), { freelancerAmount, by: 'silence' })
}

/**
 * Silence whose verdict may not be carried out (P8): the arbiter decides instead. Otherwise the
 * dispute would wait for somebody who may never come, and the other side could neither act nor get its money.
 * Null while there is time, in arbitration and after the end.
 */
export function arbitratedBySilence(dispute: DisputeState, nowMs: number): DisputeState | null {
  return settledBySilence(dispute, nowMs) && { ...factsOf(dispute), stage: 'arbitration' }
}
