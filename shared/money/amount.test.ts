import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayMoney, formatAmount, moneyDto, parseAmount, parseDecimal } from './amount.ts'
import { CURRENCIES, type CurrencyCode } from './currency.ts'

const currency = fc.constantFrom(...CURRENCIES)

describe('M2: an amount is refused with the reason', () => {
  test.each([
    ['1e3', 'USD', 'amount_malformed'],
    [' ', 'USD', 'amount_malformed'],
    ['', 'USD', 'amount_malformed'],
    ['abc', 'USD', 'amount_malformed'],
    ['+5', 'USD', 'amount_malformed'],
    ['1,000', 'USD', 'amount_malformed'],
    ['.5', 'USD', 'amount_malformed'],
    ['5.', 'USD', 'amount_malformed'],
    ['0x10', 'USD', 'amount_malformed'],
    ['٣', 'USD', 'amount_malformed'],
    ['1\n2', 'USD', 'amount_malformed'],
    ['NaN', 'USD', 'amount_malformed'],
    ['0', 'USD', 'amount_not_positive'],
    ['0.00', 'USD', 'amount_not_positive'],
    ['0.000', 'USD', 'amount_not_positive'],
    ['-5', 'USD', 'amount_not_positive'],
    ['-1.234', 'USD', 'amount_not_positive'],
    [' -5 ', 'USD', 'amount_not_positive'],
    ['05.000', 'USD', 'amount_too_precise'],
    ['1.234', 'USD', 'amount_too_precise'],
    ['1.5', 'JPY', 'amount_too_precise'],
    ['1.0', 'JPY', 'amount_too_precise'],
    ['1.2345', 'KWD', 'amount_too_precise'],
    [`1${'0'.repeat(30)}`, 'USD', 'amount_too_large'],
    ['1000000000000', 'JPY', 'amount_too_large'],
  ] as const)('%j in %s: %s', (text, code, error) => {
    expect(parseAmount(text, code)).toEqual({ ok: false, error })
  })
})

test.each([
  ['40', 'USD', 4000n],
  ['  40.5 ', 'USD', 4050n],
  ['0.01', 'USD', 1n],
  ['007', 'JPY', 7n],
  ['1.234', 'KWD', 1234n],
  ['999999999999.99', 'EUR', 99999999999999n],
] as const)('L3: %j in %s is %s minor units', (text, code, minor) => {
  expect(parseAmount(text, code)).toEqual({ ok: true, value: { minor, currency: code } })
})

test('L3: the wire form reads back as the same amount, in every currency', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 12n) + 1n, max: 10n ** 12n - 1n }), currency, (m, c) => {
      const amount = { minor: m, currency: c }
      expect(parseDecimal(formatAmount(amount), c)).toEqual({ ok: true, value: amount })
    }),
  )
})

test.each<[bigint, CurrencyCode, string]>([
  [0n, 'USD', '0.00'],
  [0n, 'JPY', '0'],
  [-5n, 'USD', '-0.05'],
  [4_000n, 'USD', '40.00'],
  [7n, 'KWD', '0.007'],
])('L3: %s of %s travels as %s', (minor, currency, amount) => {
  expect(moneyDto({ minor, currency })).toEqual({ amount, currency })
})

test('M2: no text whatever makes the reader throw, and what it takes is above zero', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+ 0-9.e]*$/)), currency, (text, c) => {
      const read = parseAmount(text, c)
      if (read.ok) expect(read.value.minor > 0n).toBe(true)
    }),
  )
})

test.each<[bigint, CurrencyCode, string, string]>([
  [123450n, 'USD', 'en-US', 'USD 1,234.50'],
  [99999999999999n, 'USD', 'en-US', 'USD 999,999,999,999.99'],
  [1234n, 'JPY', 'en-US', 'JPY 1,234'],
  [1234567n, 'KWD', 'en-US', 'KWD 1,234.567'],
  [123450n, 'EUR', 'de-DE', '1.234,50 EUR'],
  [-5n, 'USD', 'en-US', '-USD 0.05'],
  [0n, 'USD', 'en-US', 'USD 0.00'],
])('L3: %s of %s reads %s style as %s', (minor, code, locale, shown) => {
  expect(displayMoney({ minor, currency: code }, locale)).toBe(shown)
})
