import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money } from '../money/money.ts'
import { feeOf } from './fee.ts'

const minor = fc.bigInt({ min: 0n, max: 10n ** 14n })
const bps = fc.integer({ min: 0, max: 10_000 })
const untaken = fc.integer({ min: -5_000, max: 4_999 })

/** The fees on amounts that are paid one after the other. */
function feesOn(amounts: bigint[], share: number): bigint[] {
  let left = 0
  return amounts.map((amount) => {
    const { fee, untaken } = feeOf(money(amount, 'USD'), share, left)
    left = untaken
    return fee.minor
  })
}

const total = (all: bigint[]) => all.reduce((sum, each) => sum + each, 0n)

test('L5: fees on any parts are together within half a minor unit of the exact share, ties upward', () => {
  fc.assert(
    fc.property(fc.array(minor, { minLength: 1 }), bps, (amounts, share) => {
      const twiceError = 2n * total(feesOn(amounts, share)) * 10_000n
      const exact = 2n * total(amounts) * BigInt(share)
      expect(twiceError - exact > -10_000n && twiceError - exact <= 10_000n).toBe(true)
    }),
  )
})

test('L5: splitting an amount changes no fee', () => {
  fc.assert(
    fc.property(fc.array(minor, { minLength: 1 }), bps, (parts, share) => {
      expect(total(feesOn(parts, share))).toBe(total(feesOn([total(parts)], share)))
    }),
  )
})

test('L5: a fee lies between nothing and the amount, whatever is left of the one before', () => {
  fc.assert(
    fc.property(minor, bps, untaken, (amount, share, before) => {
      const { fee, untaken } = feeOf(money(amount, 'JPY'), share, before)
      expect(fee.minor >= 0n && fee.minor <= amount).toBe(true)
      expect(untaken >= -5_000 && untaken <= 4_999).toBe(true)
    }),
  )
})

test.each<[amounts: bigint[], bps: number, fees: bigint[]]>([
  [[5_000n], 0, [0n]],
  [[5_000n], 1_000, [500n]],
  // Half a unit is taken whole, so the next half is free: 1 of 2 at 50 %
  [[1n, 1n], 5_000, [1n, 0n]],
  // 0.4999 is not yet one; 0.9998 is
  [[1n, 1n], 4_999, [0n, 1n]],
  [[333n], 250, [8n]],
  [[7n, 7n], 10_000, [7n, 7n]],
  // 0.02 twice at 12.5 %: 0.25 and 0.5 cents
  [[2n, 2n], 1_250, [0n, 1n]],
])('L5: of %s minor units, one after the other, %i basis points are %s', (amounts, share, fees) => {
  expect(feesOn(amounts, share)).toEqual(fees)
})

test('L5: 10.00 at 2.5 % costs 0.25, also in fifty parts of 0.19 and one of 0.50', () => {
  const parts = [...Array.from({ length: 50 }, () => 19n), 50n]
  expect(total(feesOn(parts, 250))).toBe(25n)
  expect(total(feesOn([1_000n], 250))).toBe(25n)
})

test('L5: a fee that the marketplace changes counts from then on', () => {
  // 0.19 at 2.5 % leaves 0.475 of a cent; 1.00 at 10 % are ten cents more
  const { fee, untaken } = feeOf(money(19n, 'USD'), 250, 0)
  expect([fee.minor, untaken]).toEqual([0n, 4_750])
  expect(feeOf(money(100n, 'USD'), 1_000, untaken)).toEqual({ fee: money(10n, 'USD'), untaken })
})

test.each([-1, 0.5, 10_001, Number.NaN])('L5: %d basis points are no share', (share) => {
  expect(() => feeOf(money(100n, 'USD'), share, 0)).toThrow(RangeError)
})

test('L5: nothing is no amount to take a fee from', () => {
  expect(() => feeOf(money(-1n, 'USD'), 250, 0)).toThrow(RangeError)
})
