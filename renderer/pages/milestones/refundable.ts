import type { Milestone } from '../../../shared/contract/entities.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import { parseDecimal } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { type Money, subtract } from '../../../shared/money/money.ts'

/** What of a payment is not given back yet (P6); null when nothing is left. */
export function leftOf({ amount, currency }: MoneyDto, refunded: string): Money | null {
  if (!isCurrencyCode(currency)) return null
  const whole = parseDecimal(amount, currency)
  const back = parseDecimal(refunded, currency)
  if (!whole.ok || !back.ok) return null
  const rest = subtract(whole.value, back.value)
  return rest.minor > 0n ? rest : null
}

/** What of a milestone is not given back yet (P6); null when nothing is left. */
export const refundable = ({ amount, refunded }: Milestone): Money | null =>
  leftOf(amount, refunded)
