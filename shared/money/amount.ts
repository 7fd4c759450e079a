import type { MoneyDto } from '../contract/primitives.ts'
import { err, ok, type Result } from '../result.ts'
import { type CurrencyCode, minorDigits } from './currency.ts'
import type { Money } from './money.ts'

/** Why typed text is no amount; each has its own sentence beside the form field (M2). */
export type AmountError =
  | 'amount_malformed'
  | 'amount_not_positive'
  | 'amount_too_precise'
  | 'amount_too_large'

/** Digits allowed before the point: more than any balance, few enough for every column. */
const MAX_WHOLE_DIGITS = 12

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

/**
 * Reads a decimal that may be zero or negative, such as a balance on the wire (L3).
 * Plain digits and one point only: no grouping, exponent or plus sign. Blanks around are trimmed.
 */
export function parseDecimal(
  text: string,
  currency: CurrencyCode,
): Result<Money, Exclude<AmountError, 'amount_not_positive'>> {
  const match = DECIMAL.exec(text.trim())
  if (!match) return err('amount_malformed')
  const [, sign = '', whole = '', fraction = ''] = match
  if (whole.replace(/^0+/, '').length > MAX_WHOLE_DIGITS) return err('amount_too_large')
  const digits = minorDigits(currency)
  if (fraction.length > digits) return err('amount_too_precise')
  const minor = BigInt(whole + fraction.padEnd(digits, '0'))
  return ok({ minor: sign ? -minor : minor, currency })
}

/** Reads an amount someone asks for or pays: above zero, within the minor unit (M2, P5). */
export function parseAmount(text: string, currency: CurrencyCode): Result<Money, AmountError> {
  // The sign is judged before the digits: "-1.234" is refused for being below zero.
  const match = DECIMAL.exec(text.trim())
  if (match && (match[1] === '-' || /^0+$/.test(match[2] + (match[3] ?? '')))) {
    return err('amount_not_positive')
  }
  return parseDecimal(text, currency)
}

/** The wire form: plain decimal with every digit of the minor unit, such as `40.00` (L3). */
export function formatAmount({ minor, currency }: Money): string {
  const digits = minorDigits(currency)
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const sign = minor < 0n ? '-' : ''
  return digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`
}

/** An amount as it travels, with its currency (L3). */
export const moneyDto = (amount: Money): MoneyDto => ({
  amount: formatAmount(amount),
  currency: amount.currency,
})

/**
 * The form people read: grouped in their way, with the currency code, such as `USD 1,234.50`.
 * Blanks are plain ones, so that a search finds the amount; screens keep it on one line.
 */
export function displayMoney(amount: Money, locale: string): string {
  const digits = minorDigits(amount.currency)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: amount.currency,
    currencyDisplay: 'code',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  // As decimal text, never as a number: 12 digits and more stay exact.
  const decimal = formatAmount(amount) as Intl.StringNumericLiteral
  return format.format(decimal).replace(/[\u00a0\u202f]/g, ' ')
}
