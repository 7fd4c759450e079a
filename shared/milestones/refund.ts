import { compare, type Money, type SplitError, split, subtract } from '../money/money.ts'
import { err, ok, type Result } from '../result.ts'
import { type MilestoneError, type MilestoneState, transitionMilestone } from './milestone.ts'

/**
 * Whether an amount of what was paid may be given back (P6): at most what was paid and not given back
 * yet, and at most what the freelancer has. A fee that was kept at the payment is their loss (L5).
 */
export function decideGiveBack(refund: {
  paid: Money
  refunded: Money
  /** The freelancer's available balance. */
  available: Money
  amount: Money
}): Result<null, SplitError | 'refund_exceeds_balance'> {
  const { paid, refunded, available, amount } = refund
  const parts = split(subtract(paid, refunded), amount)
  if (!parts.ok) return err(parts.error)
  return compare(amount, available) > 0 ? err('refund_exceeds_balance') : ok(null)
}

/** Whether the freelancer may give released money back (P6); what is still held is cancelled. */
export function decideRefund(refund: {
  state: MilestoneState
  /** What was released, and how much of it has been given back. */
  released: Money
  refunded: Money
  /** The freelancer's available balance. */
  available: Money
  amount: Money
}): Result<null, MilestoneError | SplitError | 'refund_exceeds_balance'> {
  const { state, released, ...rest } = refund
  const next = transitionMilestone(state, 'refund', 'freelancer')
  return next.ok ? decideGiveBack({ paid: released, ...rest }) : next
}
