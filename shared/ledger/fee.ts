import { type Money, money } from '../money/money.ts'

/** The whole of an amount, in basis points: hundredths of a percent. */
export const WHOLE_BPS = 10_000

/**
 * The marketplace's fee on a released amount: a number of basis points of it, rounded half-up to the
 * minor unit, and never more than the amount itself (L5).
 */
export function feeOf(amount: Money, bps: number): Money {
  if (!Number.isInteger(bps) || bps < 0 || bps > WHOLE_BPS || amount.minor < 0n) {
    throw new RangeError('a fee is a share of an amount')
  }
  const whole = BigInt(WHOLE_BPS)
  return money((amount.minor * BigInt(bps) * 2n + whole) / (whole * 2n), amount.currency)
}
