import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAmount } from '../money/amount.ts'
import { money, sum } from '../money/money.ts'
import { parseEntries, parseEntry } from './amount-entry.ts'

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

/** Percentages, in hundredths, that come to a number of them; each at least one. */
const sharesOf = (hundredths: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: hundredths - 1 }), { maxLength: 49 })
    .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), hundredths])
    .map((edges) => edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0)))

const typed = (hundredths: number) =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`

describe('P1 several percentages at once', () => {
  test('P1 percentages that come to 100 % come to exactly the total, each close to its own', () => {
    const total = fc.bigInt(1_000_000n, 10n ** 14n - 1n)
    fc.assert(
      fc.property(total, sharesOf(10_000), (totalMinor, shares) => {
        const whole = formatAmount(money(totalMinor, 'USD'))
        const read = parseEntries(shares.map(typed), 'USD', whole)
        if (!read.ok) return expect.fail(read.error.error)
        expect(sum(read.value, 'USD').minor).toBe(totalMinor)
        for (const [i, { minor }] of read.value.entries()) {
          const off = minor * 10_000n - totalMinor * BigInt(shares[i] ?? 0)
          expect(off > -10_000n && off < 10_000n).toBe(true)
        }
      }),
    )
  })

  test('P1 less than 100 % is less than the total, and one more than 100 % is refused', () => {
    fc.assert(
      fc.property(sharesOf(10_000), fc.nat(), (shares, at) => {
        const index = at % (shares.length + 1)
        const texts = shares.map(typed).toSpliced(index, 0, '0.01%')
        expect(parseEntries(texts, 'USD', '5000.00')).toMatchObject({
          error: { error: 'percentage_out_of_range', index: shares.length },
        })
      }),
    )
  })

  test('P1 amounts and percentages side by side: only the percentages share the total', () => {
    const read = parseEntries(['60%', '7.50', '40%'], 'USD', '99.99')
    expect(read.ok && read.value.map(formatAmount)).toEqual(['59.99', '7.50', '40.00'])
  })

  test('P1 which entry is wrong is told', () => {
    expect(parseEntries(['5', '1.234', '-1'], 'USD', null)).toEqual({
      ok: false,
      error: { index: 1, error: 'amount_too_precise' },
    })
    expect(parseEntries(['5', '50%'], 'USD', null)).toEqual({
      ok: false,
      error: { index: 1, error: 'percentage_without_total' },
    })
  })
})
