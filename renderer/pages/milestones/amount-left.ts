import type { Milestone } from '../../../shared/contract/entities.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import { formatAmount, parseDecimal } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { type Money, subtract } from '../../../shared/money/money.ts'

/** What is left of an amount once another is taken; null when nothing is, or it cannot be read. */
export function leftOf({ amount, currency }: MoneyDto, taken: string): Money | null {
  if (!isCurrencyCode(currency)) return null
  const whole = parseDecimal(amount, currency)
  const off = parseDecimal(taken, currency)
  if (!whole.ok || !off.ok) return null
  const rest = subtract(whole.value, off.value)
  return rest.minor > 0n ? rest : null
}

/** What of a milestone is not given back yet (P6); null when nothing is left. */
export const refundable = ({ amount, refunded }: Milestone): Money | null =>
  leftOf(amount, refunded)

/** The same, in wire form. */
export function amountLeft(from: MoneyDto, taken: MoneyDto): MoneyDto | null {
  const rest = leftOf(from, taken.amount)
  return rest && { ...from, amount: formatAmount(rest) }
}
