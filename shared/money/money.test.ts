import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, compare, earned, money, split, subtract, sum } from './money.ts'

const minor = fc.bigInt({ min: 0n, max: 10n ** 14n })

test('P5: a split is exact or refused', () => {
  fc.assert(
    fc.property(minor, fc.bigInt({ min: -5n, max: 10n ** 14n }), (whole, part) => {
      const done = split(money(whole, 'USD'), money(part, 'USD'))
      if (part <= 0n) expect(done).toEqual({ ok: false, error: 'amount_not_positive' })
      else if (part > whole) expect(done).toEqual({ ok: false, error: 'amount_exceeds_whole' })
      else if (done.ok) {
        expect(add(done.value.part, done.value.rest)).toEqual(money(whole, 'USD'))
        expect(done.value.rest.minor >= 0n).toBe(true)
      } else expect.fail('a fair split was refused')
    }),
  )
})

test.each([
  [3_600_000, 4000n, 4000n],
  [0, 4000n, 0n],
  [999, 4000n, 0n],
  [1_999, 3600n, 1n],
  [45_000, 40n, 1n],
  [44_999, 40n, 0n],
  [7 * 3_600_000 + 1_000, 3333n, 23332n],
])('I1: %i ms at %s an hour earn %s', (lengthMs, rate, minorEarned) => {
  expect(earned(lengthMs, money(rate, 'USD'))).toEqual(money(minorEarned, 'USD'))
})

/** Half hours, where an odd rate makes a tie, as often as any other length. */
const seconds = fc.oneof(
  fc.nat(10 ** 9),
  fc.nat(1_000).map((half) => half * 1_800),
)

test('I1: earnings are within half a minor unit of the exact product, ties upward', () => {
  fc.assert(
    fc.property(seconds, fc.bigInt({ min: 1n, max: 10n ** 8n }), (length, rate) => {
      const twiceError =
        2n * (earned(length * 1000, money(rate, 'USD')).minor * 3600n - BigInt(length) * rate)
      expect(twiceError > -3600n && twiceError <= 3600n).toBe(true)
    }),
  )
})

test('L3: amounts of two currencies never mix', () => {
  expect(() => subtract(money(1n, 'USD'), money(1n, 'JPY'))).toThrow()
  expect(() => compare(money(1n, 'USD'), money(1n, 'JPY'))).toThrow()
  expect(() => sum([money(1n, 'USD'), money(1n, 'EUR')], 'USD')).toThrow()
})

test.each([
  [-1, 4_000n],
  [Number.NaN, 4_000n],
  [3_600_000, -1n],
])('I1: %d ms at %s an hour are no work', (lengthMs, rate) => {
  expect(() => earned(lengthMs, money(rate, 'USD'))).toThrow(RangeError)
})

test('I1: work at no rate earns nothing', () => {
  expect(earned(3_600_000, money(0n, 'USD'))).toEqual(money(0n, 'USD'))
})
