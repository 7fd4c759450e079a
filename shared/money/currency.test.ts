import { expect, test } from 'vitest'
import { CURRENCIES, isCurrencyCode, minorDigits } from './currency.ts'

// From ISO 4217, list one.
test.each([
  ['USD', 2],
  ['IDR', 2],
  ['HUF', 2],
  ['XCG', 2],
  ['MGA', 2],
  ['JPY', 0],
  ['CLP', 0],
  ['ISK', 0],
  ['UGX', 0],
  ['VND', 0],
  ['XOF', 0],
  ['BHD', 3],
  ['IQD', 3],
  ['JOD', 3],
  ['KWD', 3],
  ['LYD', 3],
  ['OMR', 3],
  ['TND', 3],
] as const)('L3: %s has %i digits after the point', (code, digits) => {
  expect(minorDigits(code)).toBe(digits)
})

test('L3: each currency is there once, by three letters', () => {
  expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length)
  expect(CURRENCIES.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true)
})

test.each(['XAU', 'XDR', 'XXX', 'CLF', 'HRK', 'BGN', 'ANG', 'usd', '', '__proto__', 'constructor'])(
  'L3: %j is no currency that people are paid in',
  (text) => {
    expect(isCurrencyCode(text)).toBe(false)
  },
)

test('L3: an amount of no known currency is never read or shown as if it had no cents', () => {
  expect(() => minorDigits('ZZZ' as 'USD')).toThrow(RangeError)
})

test('L3: each is a currency that the runtime has a name for', () => {
  const names = new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' })
  const unnamed = CURRENCIES.filter((code) => names.of(code) === undefined)
  // The newest ones, which a runtime may not have heard of.
  expect(unnamed.filter((code) => !['XCG', 'ZWG', 'SLE', 'VED'].includes(code))).toEqual([])
})
