import type { MoneyDto } from '../../shared/contract/primitives.ts'
import { displayMoney, parseDecimal } from '../../shared/money/amount.ts'
import { isCurrencyCode } from '../../shared/money/currency.ts'
import { LOCALE } from './i18n/i18n.ts'

/** Whether an amount of the wire is more than nothing, in whatever currency. */
export const isSome = (amount: string): boolean => /[1-9]/.test(amount)

/**
 * Wire money as people read it: `USD 1,234.50`. What cannot be read (a currency of a newer
 * marketplace) is shown as it came, never guessed.
 */
export function amountLabel({ amount, currency }: MoneyDto): string {
  if (!isCurrencyCode(currency)) return `${currency} ${amount}`
  const read = parseDecimal(amount, currency)
  return read.ok ? displayMoney(read.value, LOCALE) : `${currency} ${amount}`
}
