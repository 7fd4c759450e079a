import { formatAmount } from '../../shared/money/amount.ts'
import type { CurrencyCode } from '../../shared/money/currency.ts'

/**
 * An amount as their wire has it, a JSON number. Our amounts have at most fifteen digits, which a
 * number carries and prints exactly.
 */
export const wireNumber = (minor: bigint, currency: CurrencyCode): number =>
  Number(formatAmount({ minor, currency }))

const NUMBER = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?(?:e([+-]?\d{1,2}))?$/i

/**
 * The plain decimal of an amount that came as a number or as text, such as `10.0` or `1.5E3`, by
 * moving its point and never by arithmetic. What is no number stays as it is, to be refused.
 */
export function plainDecimal(sent: string | number): string {
  const text = String(sent).trim()
  const match = NUMBER.exec(text)
  if (!match) return text
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const point = whole.length + Number(exponent)
  const digits = `${'0'.repeat(Math.max(0, -point))}${whole}${fraction}`.padEnd(point, '0')
  const at = Math.max(0, point)
  const rest = digits.slice(at).replace(/0+$/, '')
  return `${sign}${digits.slice(0, at) || '0'}${rest && `.${rest}`}`
}
