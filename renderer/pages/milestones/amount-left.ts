import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import { formatAmount, parseDecimal } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { subtract } from '../../../shared/money/money.ts'

/** What is left of an amount once another is taken; null when nothing is, or it cannot be read. */
export function amountLeft(from: MoneyDto, taken: MoneyDto): MoneyDto | null {
  if (!isCurrencyCode(from.currency)) return null
  const before = parseDecimal(from.amount, from.currency)
  const off = parseDecimal(taken.amount, from.currency)
  if (!before.ok || !off.ok) return null
  const rest = subtract(before.value, off.value)
  return rest.minor > 0n ? { ...from, amount: formatAmount(rest) } : null
}
