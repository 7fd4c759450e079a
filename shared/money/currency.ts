/** ISO 4217 codes the marketplace deals in, each with the digits of its minor unit (L3). */
const MINOR_DIGITS = {
  USD: 2,
  EUR: 2,
  GBP: 2,
  AUD: 2,
  CAD: 2,
  NZD: 2,
  SGD: 2,
  HKD: 2,
  INR: 2,
  MYR: 2,
  PHP: 2,
  BRL: 2,
  CHF: 2,
  MXN: 2,
  PLN: 2,
  SEK: 2,
  ZAR: 2,
  JPY: 0,
  KRW: 0,
  KWD: 3,
} as const

/** A currency the marketplace knows. */
export type CurrencyCode = keyof typeof MINOR_DIGITS

/** Every known currency, in the order lists show them. */
export const CURRENCIES = Object.keys(MINOR_DIGITS) as [CurrencyCode, ...CurrencyCode[]]

/** Digits after the point of a currency: JPY 0, USD 2, KWD 3 (L3). */
export const minorDigits = (code: CurrencyCode): number => MINOR_DIGITS[code]

/** Narrows text from outside to a known currency. */
export const isCurrencyCode = (text: string): text is CurrencyCode =>
  Object.hasOwn(MINOR_DIGITS, text)
