import type { Milestone } from '../../../shared/contract/entities.ts'
import { parseDecimal } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { type Money, subtract } from '../../../shared/money/money.ts'

/** What of a milestone is not given back yet (P6); null when nothing is left. */
export function refundable({ amount, refunded }: Milestone): Money | null {
  if (!isCurrencyCode(amount.currency)) return null
  const whole = parseDecimal(amount.amount, amount.currency)
  const back = parseDecimal(refunded, amount.currency)
  if (!whole.ok || !back.ok) return null
  const rest = subtract(whole.value, back.value)
  return rest.minor > 0n ? rest : null
}
