import { err, ok, type Result } from '../result.ts'

/**
 * Where a bid stands (B3). `awarded` waits for the freelancer's yes and `accepted` has it; the others
 * are ends: the employer took the award back, the freelancer their bid, another one was accepted or the
 * project closed.
 */
export type BidState = 'open' | 'awarded' | 'accepted' | 'revoked' | 'retracted' | 'rejected'

/**
 * What can be done to one: the employer awards and revokes, the freelancer accepts and retracts; to
 * retract an awarded one is to decline the award.
 */
export type BidAction = 'award' | 'accept' | 'revoke' | 'retract' | 'pass'

const NEXT: Record<BidState, Partial<Record<BidAction, BidState>>> = {
  open: { award: 'awarded', retract: 'retracted', pass: 'rejected' },
  awarded: { accept: 'accepted', revoke: 'revoked', retract: 'retracted' },
  accepted: {},
  revoked: {},
  retracted: {},
  rejected: {},
}

/**
 * The state an action leads to, or why it does not. An award is revoked or declined only until it is
 * accepted (B4); `pass`: the award of another bid was accepted, or the project closed.
 */
export function transitionBid(
  state: BidState,
  action: BidAction,
): Result<BidState, 'bid_already_answered'> {
  const next = NEXT[state][action]
  return next ? ok(next) : err('bid_already_answered')
}
