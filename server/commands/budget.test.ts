import { describe, expect, it } from 'vitest'
import { createCommandBudget } from './budget.ts'

const push = (type: string, count: number) => Array.from({ length: count }, () => ({ type }))

describe('how many commands an account may give', () => {
  it('refuses what comes too fast, says how long to wait, and lets it in then', () => {
    const take = createCommandBudget()
    for (const _ of [1, 2, 3, 4, 5, 6]) expect(take(1, push('sendMessage', 50), 0)).toBeNull()
    // Sixty a minute: one each second.
    expect(take(1, push('sendMessage', 1), 0)).toBe(1)
    expect(take(1, push('sendMessage', 10), 0)).toBe(10)
    expect(take(1, push('sendMessage', 10), 9_000)).toBe(1)
    expect(take(1, push('sendMessage', 10), 10_000)).toBeNull()
  })

  it('counts each account and each kind by itself, and an unknown command too', () => {
    const take = createCommandBudget()
    for (const _ of [1, 2, 3, 4]) expect(take(1, push('madeUp', 50), 0)).toBeNull()
    expect(take(1, push('madeUp', 1), 0)).toBe(1)
    expect(take(1, push('placeBid', 1), 0)).toBe(1)
    expect(take(2, push('madeUp', 50), 0)).toBeNull()
    expect(take(1, push('releaseMilestone', 50), 0)).toBeNull()
    expect(take(1, push('postSegment', 50), 0)).toBeNull()
  })

  it('takes nothing of a push that it refuses', () => {
    const take = createCommandBudget()
    for (const _ of [1, 2, 3, 4, 5, 6]) expect(take(1, push('sendMessage', 50), 0)).toBeNull()
    const mixed = [...push('placeBid', 49), ...push('sendMessage', 1)]
    for (const _ of [1, 2, 3, 4, 5]) expect(take(1, mixed, 0)).toBe(1)
    for (const _ of [1, 2, 3, 4]) expect(take(1, push('placeBid', 50), 0)).toBeNull()
  })

  it('takes the hours of half a year without a connection as fast as they come', () => {
    const take = createCommandBudget()
    // Eight hours a day, six segments an hour, with a start and a stop each.
    for (let sent = 0; sent < 180 * (48 + 2); sent += 50) {
      expect(take(1, push('postSegment', 50), 0)).toBeNull()
    }
  })
})
