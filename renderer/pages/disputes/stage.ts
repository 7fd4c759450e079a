import type { Dispute, DisputeOffer, Party, Role } from '../../../shared/contract/entities.ts'

/** Whether a dispute still goes on. */
export const isOpen = ({ stage }: Pick<Dispute, 'stage'>): boolean =>
  stage === 'negotiation' || stage === 'arbitration'

/** The other side of a project. */
export const otherParty = (party: Party): Party =>
  party === 'employer' ? 'freelancer' : 'employer'

/** The newest offer of a side, which stands until it is replaced. */
export const standingOffer = ({ offers }: Dispute, by: Party): DisputeOffer | undefined =>
  offers.findLast((offer) => offer.by === by)

/** What one side can do in a dispute now; the marketplace decides again when it is done (P9). */
export function movesOf(dispute: Dispute, party: Party) {
  const { stage, waitsFor, openedBy, mayBeWithdrawn } = dispute
  const open = isOpen(dispute)
  const theirs = standingOffer(dispute, otherParty(party))
  const negotiated = stage === 'negotiation'
  const bothOffered = theirs !== undefined && standingOffer(dispute, party) !== undefined
  return {
    accept: open ? (theirs ?? null) : null,
    offer: negotiated && waitsFor === party,
    escalate: negotiated && bothOffered,
    withdraw: mayBeWithdrawn && openedBy === party,
  }
}

type Verdict = NonNullable<Dispute['verdict']>

/** Whose answer did not come, when that ended the dispute: the side that made no newest offer (P9). */
export function silentParty({ verdict, offers }: Dispute): Party | null {
  const newest = offers.at(-1)
  return verdict?.by === 'silence' && newest ? otherParty(newest.by) : null
}

export type DisputeStanding =
  | 'yours'
  | 'waiting'
  | 'arbitration'
  | 'decide'
  | 'withdrawn'
  | Verdict['by']

/** Where a dispute stands for a reader; with a verdict, who decided. */
export function disputeStanding(
  { stage, waitsFor, verdict }: Dispute,
  role: Role,
): DisputeStanding {
  if (verdict) return verdict.by
  if (stage === 'withdrawn') return stage
  if (stage === 'arbitration') return role === 'arbiter' ? 'decide' : 'arbitration'
  return waitsFor === role ? 'yours' : 'waiting'
}

/** What waits for the reader first, then what is open, then what has ended; the newest first. */
export function readersFirst(disputes: readonly Dispute[], role: Role): Dispute[] {
  const rank = (dispute: Dispute): number =>
    ['yours', 'decide'].includes(disputeStanding(dispute, role)) ? 0 : isOpen(dispute) ? 1 : 2
  return disputes.toSorted((a, b) => rank(a) - rank(b) || b.number - a.number)
}
