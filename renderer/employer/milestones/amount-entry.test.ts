import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAmount } from '../../../shared/money/amount.ts'
import { parseEntry } from './amount-entry.ts'

describe('P1 an amount or a percentage of the total', () => {
  test.each([
    ['120.5', 'USD', null, '120.50'],
    ['25%', 'JPY', '150000', '37500'],
    ['12.5 %', 'USD', '99.99', '12.50'],
    ['33.33%', 'JPY', '100', '33'],
    ['100%', 'USD', '999999999999.99', '999999999999.99'],
  ] as const)('%s in %s of %s is %s', (text, currency, total, amount) => {
    const entry = parseEntry(text, currency, total)
    expect(entry.ok && formatAmount(entry.value)).toBe(amount)
  })

  test.each([
    ['25%', 'USD', null, 'percentage_without_total'],
    ['101%', 'USD', '10.00', 'percentage_out_of_range'],
    ['0%', 'USD', '10.00', 'amount_not_positive'],
    ['0.01%', 'JPY', '100', 'amount_not_positive'],
    ['-5%', 'USD', '10.00', 'amount_malformed'],
    ['1e3', 'USD', '10.00', 'amount_malformed'],
    ['1.5', 'JPY', null, 'amount_too_precise'],
  ] as const)('%s in %s of %s is refused as %s', (text, currency, total, code) => {
    expect(parseEntry(text, currency, total)).toEqual({ ok: false, error: code })
  })

  test('a share and the rest of the whole give the total back to one minor unit', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1000n, 10n ** 14n - 1n),
        fc.integer({ min: 100, max: 9900 }),
        (totalMinor, share) => {
          const total = formatAmount({ minor: totalMinor, currency: 'USD' })
          const percent = (hundredths: number) =>
            parseEntry(
              `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`,
              'USD',
              total,
            )
          const part = percent(share)
          const rest = percent(10_000 - share)
          if (!part.ok || !rest.ok) return false
          const off = part.value.minor + rest.value.minor - totalMinor
          return off === 0n || off === 1n
        },
      ),
    )
  })
})
