import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BidAction, type BidState, transitionBid } from './bid.ts'

const action = fc.constantFrom<BidAction>('award', 'accept', 'revoke', 'retract', 'pass')

test('B3, B4: whatever is done to a bid, it ends once; an accepted one was awarded and not revoked', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
      const passed: BidState[] = ['open']
      for (const each of actions) {
        const next = transitionBid(passed.at(-1) ?? 'open', each)
        if (next.ok) passed.push(next.value)
        else expect(next.error).toBe('bid_already_answered')
      }
      expect(new Set(passed).size).toBe(passed.length)
      const last = passed.at(-1)
      if (last === 'accepted' || last === 'revoked') expect(passed).toContain('awarded')
      if (last === 'rejected') expect(passed).toEqual(['open', last])
      if (last === 'retracted') expect(passed).not.toContain('accepted')
    }),
  )
})
