import { compare, type Money, type SplitError, split, subtract } from '../money/money.ts'
import { err, ok, type Result } from '../result.ts'
import { type MilestoneError, type MilestoneState, transitionMilestone } from './milestone.ts'

/**
 * Whether the freelancer may give released money back (P6): at most what was released and not given
 * back yet, and at most what he has. A fee that was kept at the release is his loss (L5).
 */
export function decideRefund(refund: {
  state: MilestoneState
  /** What was released, and what of it has been given back. */
  released: Money
  refunded: Money
  /** The freelancer's available balance. */
  available: Money
  amount: Money
}): Result<null, MilestoneError | SplitError | 'refund_exceeds_balance'> {
  const { state, released, refunded, available, amount } = refund
  const next = transitionMilestone(state, 'refund', 'freelancer')
  if (!next.ok) return next
  const parts = split(subtract(released, refunded), amount)
  if (!parts.ok) return err(parts.error)
  return compare(amount, available) > 0 ? err('refund_exceeds_balance') : ok(null)
}
