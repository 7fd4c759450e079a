import { type Money, money } from '../money/money.ts'

/** The whole of an amount, in basis points: hundredths of a percent. */
export const WHOLE_BPS = 10_000

/** A fee, and what rounding leaves for the next one of the same project. */
export type Fee = {
  fee: Money
  /** Ten-thousandths of a minor unit, from -5000 (too much was taken) to 4999 (too little). */
  untaken: number
}

/**
 * The marketplace's fee on an amount that is paid: a number of basis points of all that was paid on
 * the project so far, rounded half-up to the minor unit, less what was taken before (L5). So it
 * makes no difference in how many parts an amount is paid. `untaken` is what the fee before left
 * over, zero at first.
 */
export function feeOf(amount: Money, bps: number, untaken: number): Fee {
  if (!Number.isInteger(bps) || bps < 0 || bps > WHOLE_BPS || amount.minor < 0n) {
    throw new RangeError('a fee is a share of an amount')
  }
  const whole = BigInt(WHOLE_BPS)
  const exact = amount.minor * BigInt(bps) + BigInt(untaken)
  // Half a unit below zero still rounds to zero, so no fee is negative.
  const minor = (exact + whole / 2n) / whole
  return { fee: money(minor, amount.currency), untaken: Number(exact - minor * whole) }
}
