import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAmount, parseDecimal } from '../../shared/money/amount.ts'
import { CURRENCIES, minorDigits } from '../../shared/money/currency.ts'
import { plainDecimal, wireNumber } from './money.ts'

/** Up to the largest that the marketplace holds: twelve digits before the point. */
const money = fc.constantFrom(...CURRENCIES).chain((currency) =>
  fc.record({
    currency: fc.constant(currency),
    minor: fc.bigInt({ min: 0n, max: 10n ** BigInt(12 + minorDigits(currency)) - 1n }),
  }),
)

test('L3: an amount goes out as a number and comes back the same, digit by digit', () => {
  fc.assert(
    fc.property(money, ({ minor, currency }) => {
      const printed = JSON.stringify(wireNumber(minor, currency))
      const back = parseDecimal(plainDecimal(JSON.parse(printed) as number), currency)
      expect(back).toEqual({ ok: true, value: { minor, currency } })
    }),
  )
})

test('L3: the point is moved, never rounded: any writing of an amount is the same amount', () => {
  const writings = fc.record({ zeros: fc.nat(5), shift: fc.integer({ min: -6, max: 6 }) })
  fc.assert(
    fc.property(money, writings, ({ minor, currency }, { zeros, shift }) => {
      const plain = formatAmount({ minor, currency })
      const [whole = '', fraction = ''] = plain.split('.')
      const digits = whole.padStart(8, '0') + fraction.padEnd(8, '0')
      const at = digits.length - 8 + shift
      const written = `${digits.slice(0, at)}.${digits.slice(at)}${'0'.repeat(zeros)}E${-shift}`
      expect(parseDecimal(plainDecimal(written), currency)).toEqual({
        ok: true,
        value: { minor, currency },
      })
    }),
  )
})

test.each([
  ['1e3', '1000'],
  ['1.5E-2', '0.015'],
  ['10.0', '10'],
  ['-0.50', '-0.5'],
  ['', ''],
  ['1,000', '1,000'],
  ['1e999', '1e999'],
  [Number.NaN, 'NaN'],
])('%j is read as %j', (sent, plain) => {
  expect(plainDecimal(sent)).toBe(plain)
})
