import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money } from '../money/money.ts'
import { decideRefund } from './refund.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const minor = fc.bigInt({ min: 0n, max: 60n })

test('P6: given back is never more than was released, nor more than the freelancer has', () => {
  const facts = fc.record({ released: minor, available: minor, tries: fc.array(minor) })
  fc.assert(
    fc.property(facts, ({ released, available, tries }) => {
      let refunded = 0n
      let left = available
      for (const amount of tries) {
        const may = decideRefund({
          state: 'released',
          released: usd(released),
          refunded: usd(refunded),
          available: usd(left),
          amount: usd(amount),
        })
        if (may.ok) {
          refunded += amount
          left -= amount
        } else {
          const expected =
            amount === 0n
              ? 'amount_not_positive'
              : amount > released - refunded
                ? 'amount_exceeds_whole'
                : 'refund_exceeds_balance'
          expect(may.error).toBe(expected)
          if (expected === 'refund_exceeds_balance') expect(amount > left).toBe(true)
        }
      }
      expect(refunded <= released && refunded <= available && left >= 0n).toBe(true)
    }),
  )
})

test('P6: held money is cancelled, not refunded', () => {
  const facts = { released: usd(5n), refunded: usd(0n), available: usd(5n), amount: usd(1n) }
  for (const state of ['pending', 'inProgress', 'releaseRequested', 'cancelled'] as const) {
    expect(decideRefund({ ...facts, state })).toEqual({
      ok: false,
      error: 'milestone_not_refundable',
    })
  }
})
