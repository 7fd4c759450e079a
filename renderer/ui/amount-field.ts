import type { TFunction } from 'i18next'
import { isBlank } from '../../shared/contract/text.ts'
import { type AmountError, parseAmount } from '../../shared/money/amount.ts'
import { isCurrencyCode, minorDigits } from '../../shared/money/currency.ts'

/** Longest description the marketplace keeps. */
export const DESCRIPTION_MAX = 2000

export type FieldError = AmountError | 'description_missing' | 'description_too_long'

/** What is wrong with a typed amount in a currency, or null (M2). */
export function amountError(text: string, currency: string): FieldError | null {
  if (!isCurrencyCode(currency)) return 'amount_malformed'
  const read = parseAmount(text, currency)
  return read.ok ? null : read.error
}

/** What is wrong with a typed description, or null (M2). */
export function descriptionError(text: string): FieldError | null {
  if (isBlank(text)) return 'description_missing'
  return text.trim().length > DESCRIPTION_MAX ? 'description_too_long' : null
}

/** The sentence beside the field. */
export function fieldMessage(t: TFunction, error: FieldError, currency: string): string {
  const digits = isCurrencyCode(currency) ? minorDigits(currency) : 2
  if (error === 'amount_too_precise' && digits === 0) {
    return t('money.error.amount_too_precise_0', { currency })
  }
  const example = digits === 0 ? '12000' : '120.50'
  return t(`money.error.${error}`, { currency, digits, example })
}
