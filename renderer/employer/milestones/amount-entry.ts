import { type AmountError, parseAmount, parseDecimal } from '../../../shared/money/amount.ts'
import type { CurrencyCode } from '../../../shared/money/currency.ts'
import type { Money } from '../../../shared/money/money.ts'
import { err, ok, type Result } from '../../../shared/result.ts'

const PERCENTAGE = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%$/
const WHOLE = 10_000n // hundredths of a percent

/** Why a percentage is no amount here (P1). */
export type EntryError = AmountError | 'percentage_without_total' | 'percentage_out_of_range'

/**
 * Reads what is typed into a milestone's Amount (P1): an amount, or a percentage of the project's
 * total with at most two digits after the point, rounded half-up to the minor unit.
 */
export function parseEntry(
  text: string,
  currency: CurrencyCode,
  total: string | null,
): Result<Money, EntryError> {
  const match = PERCENTAGE.exec(text.trim())
  if (!match) return parseAmount(text, currency)
  if (total === null) return err('percentage_without_total')
  const [, whole = '', fraction = ''] = match
  const share = BigInt(whole + fraction.padEnd(2, '0'))
  if (share === 0n) return err('amount_not_positive')
  if (share > WHOLE) return err('percentage_out_of_range')
  const parsed = parseDecimal(total, currency)
  if (!parsed.ok) return err(parsed.error)
  const minor = (parsed.value.minor * share * 2n + WHOLE) / (WHOLE * 2n)
  return minor === 0n ? err('amount_not_positive') : ok({ minor, currency })
}
