import type { MoneyDto } from '../../shared/contract/primitives.ts'
import { amountLabel } from './words.ts'

/** Money with its currency code, digits of one width, on one line. Columns align it right. */
export function AmountText({ money, strong = false }: { money: MoneyDto; strong?: boolean }) {
  return (
    <span className="mp-figure" style={strong ? { fontWeight: 600 } : undefined}>
      {amountLabel(money)}
    </span>
  )
}
