import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money } from '../money/money.ts'
import { feeOf } from './fee.ts'

const minor = fc.bigInt({ min: 0n, max: 10n ** 14n })
const bps = fc.integer({ min: 0, max: 10_000 })

test('L5: a fee is within half a minor unit of the exact share, ties upward', () => {
  fc.assert(
    fc.property(minor, bps, (amount, share) => {
      const twiceError = 2n * (feeOf(money(amount, 'USD'), share).minor * 10_000n)
      const exact = 2n * amount * BigInt(share)
      expect(twiceError - exact > -10_000n && twiceError - exact <= 10_000n).toBe(true)
    }),
  )
})

test('L5: a fee lies between nothing and the amount, and grows with the share', () => {
  fc.assert(
    fc.property(minor, bps, bps, (amount, one, other) => {
      const paid = money(amount, 'JPY')
      const [low, high] = [feeOf(paid, Math.min(one, other)), feeOf(paid, Math.max(one, other))]
      expect(low.minor >= 0n && low.minor <= high.minor && high.minor <= amount).toBe(true)
    }),
  )
})

test.each([
  [5_000n, 0, 0n],
  [5_000n, 1_000, 500n],
  [1n, 5_000, 1n],
  [1n, 4_999, 0n],
  [333n, 250, 8n],
  [7n, 10_000, 7n],
])('L5: of %s minor units, %i basis points are %s', (amount, share, fee) => {
  expect(feeOf(money(amount, 'USD'), share).minor).toBe(fee)
})

test.each([-1, 0.5, 10_001, Number.NaN])('L5: %d basis points are no share', (share) => {
  expect(() => feeOf(money(100n, 'USD'), share)).toThrow(RangeError)
})
