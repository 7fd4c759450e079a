import { type AmountError, parseDecimal } from '../money/amount.ts'
import { compare, type Money, subtract } from '../money/money.ts'
import { err, ok, type Result } from '../result.ts'

/** Why typed text is not a share of a disputed amount. */
export type ShareError = Exclude<AmountError, 'amount_not_positive'> | 'amount_exceeds_whole'

/** Reads how much of a disputed amount goes to the freelancer: from nothing to all of it (P9). */
export function parseShare(text: string, whole: Money): Result<Money, ShareError> {
  const parsed = parseDecimal(text, whole.currency)
  if (!parsed.ok) return parsed
  if (parsed.value.minor < 0n) return err('amount_malformed')
  return compare(parsed.value, whole) > 0 ? err('amount_exceeds_whole') : ok(parsed.value)
}

/** A verdict divides the money exactly: what is not the freelancer's is the employer's (P9). */
export const divide = (whole: Money, toFreelancer: Money) => ({
  toFreelancer,
  toEmployer: subtract(whole, toFreelancer),
})
