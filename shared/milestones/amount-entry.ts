import { type AmountError, parseAmount, parseDecimal } from '../money/amount.ts'
import type { CurrencyCode } from '../money/currency.ts'
import type { Money } from '../money/money.ts'
import { err, ok, type Result } from '../result.ts'

const PERCENTAGE = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%$/
const WHOLE = 10_000n // hundredths of a percent

/** Why a percentage is no amount here (P1). */
export type EntryError = AmountError | 'percentage_without_total' | 'percentage_out_of_range'

/** Which of several entries is wrong, and why. */
export type WrongEntry = { index: number; error: EntryError }

/** What a share of the total comes to, rounded half-up to the minor unit. */
const shareOf = (totalMinor: bigint, share: bigint): bigint =>
  (totalMinor * share * 2n + WHOLE) / (WHOLE * 2n)

/** The hundredths of a percent that are typed; null for anything but a percentage. */
function readShare(text: string): bigint | null {
  const match = PERCENTAGE.exec(text.trim())
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  return BigInt(whole + fraction.padEnd(2, '0'))
}

/**
 * Reads what is typed for several milestones made at once (P1): amounts, or percentages of the
 * project's total with at most two digits after the point, together at most 100 %. Percentages are
 * rounded as they add up, so that those that come to 100 % come to exactly the total; each is less
 * than a minor unit from its exact share.
 */
export function parseEntries(
  texts: readonly string[],
  currency: CurrencyCode,
  total: string | null,
): Result<Money[], WrongEntry> {
  const whole = total === null ? null : parseDecimal(total, currency)
  let shared = 0n
  const amounts: Money[] = []
  for (const [index, text] of texts.entries()) {
    const wrong = (error: EntryError) => err({ index, error })
    const share = readShare(text)
    if (share === null) {
      const amount = parseAmount(text, currency)
      if (!amount.ok) return wrong(amount.error)
      amounts.push(amount.value)
      continue
    }
    if (!whole) return wrong('percentage_without_total')
    if (!whole.ok) return wrong(whole.error)
    if (share === 0n) return wrong('amount_not_positive')
    if (shared + share > WHOLE) return wrong('percentage_out_of_range')
    const before = shareOf(whole.value.minor, shared)
    shared += share
    const minor = shareOf(whole.value.minor, shared) - before
    if (minor === 0n) return wrong('amount_not_positive')
    amounts.push({ minor, currency })
  }
  return ok(amounts)
}

/** Reads what is typed for one milestone: an amount, or a percentage of the project's total (P1). */
export function parseEntry(
  text: string,
  currency: CurrencyCode,
  total: string | null,
): Result<Money, EntryError> {
  const read = parseEntries([text], currency, total)
  if (!read.ok) return err(read.error.error)
  const [amount] = read.value
  return amount ? ok(amount) : err('amount_malformed')
}
