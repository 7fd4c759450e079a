import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ApiFault } from '../../shared/client/api-fault.ts'
import { backoffMs } from '../../shared/client/backoff.ts'
import { createRetryLoop } from './retry-loop.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A loop whose rounds end as the script says, then well. */
function scripted(...faults: (ApiFault | null)[]) {
  let rounds = 0
  const loop = createRetryLoop(
    async () => faults[rounds++] ?? null,
    () => 0.5,
    () => {},
  )
  return { loop, rounds: () => rounds }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

describe('retry loop', () => {
  it('rests after a good round until there is work again', async () => {
    const { loop, rounds } = scripted()
    loop.wake()
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(rounds()).toBe(1)
    loop.wake()
    await settle()
    expect(rounds()).toBe(2)
  })

  it('Y4: tries again by itself, later each time', async () => {
    const offline = { kind: 'offline' } as const
    const { loop, rounds } = scripted(offline, offline, offline)
    loop.wake()
    await vi.advanceTimersByTimeAsync(499)
    expect(rounds()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(rounds()).toBe(2)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(rounds()).toBe(3)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(rounds()).toBe(4)
  })

  it('Y4: new work does not shorten a wait; coming back does', async () => {
    const { loop, rounds } = scripted({ kind: 'offline' })
    loop.wake()
    await settle()
    loop.wake()
    await settle()
    expect(rounds()).toBe(1)
    loop.tryNow()
    await settle()
    expect(rounds()).toBe(2)
  })

  it('Y4: Retry-After is kept whatever happens', async () => {
    const { loop, rounds } = scripted({ kind: 'busy', retryAfterMs: 60_000 })
    loop.wake()
    await settle()
    loop.tryNow()
    loop.wake()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(rounds()).toBe(1)
    await vi.advanceTimersByTimeAsync(500)
    expect(rounds()).toBe(2)
  })

  it.each(['signedOut', 'serverTooNew'] as const)(
    'Y5, Y6: %s waits for a person, not for time',
    async (kind) => {
      const { loop, rounds } = scripted({ kind })
      loop.wake()
      await vi.advanceTimersByTimeAsync(3_600_000)
      loop.wake()
      await settle()
      expect(rounds()).toBe(1)
      loop.tryNow()
      await settle()
      expect(rounds()).toBe(2)
    },
  )

  it('runs no two rounds at once, and forgets no wake', async () => {
    let running = 0
    let most = 0
    let rounds = 0
    const ends: (() => void)[] = []
    const loop = createRetryLoop(
      async () => {
        rounds += 1
        running += 1
        most = Math.max(most, running)
        await new Promise<void>((resolve) => ends.push(resolve))
        running -= 1
        return null
      },
      () => 0.5,
      () => {},
    )
    loop.wake()
    loop.wake()
    loop.tryNow()
    ends.shift()?.()
    await settle()
    ends.shift()?.()
    await settle()
    expect({ most, rounds }).toEqual({ most: 1, rounds: 2 })
  })

  it.each<[ApiFault, number]>([
    [{ kind: 'signedOut' }, 2],
    [{ kind: 'offline' }, 2],
    [{ kind: 'busy', retryAfterMs: 60_000 }, 1],
  ])(
    'Y4, Y6: a sign-in during a round that ends in %o leads to %i rounds',
    async (fault, total) => {
      let end = () => {}
      let rounds = 0
      const loop = createRetryLoop(
        async () => {
          rounds += 1
          if (rounds > 1) return null
          await new Promise<void>((resolve) => {
            end = resolve
          })
          return fault
        },
        () => 0.5,
        () => {},
      )
      loop.wake()
      loop.tryNow()
      end()
      await settle()
      expect(rounds).toBe(total)
      await vi.advanceTimersByTimeAsync(3_600_000)
      expect(rounds).toBe(2)
    },
  )

  it('Y4: a round that throws is told of and tried again', async () => {
    const bugs: unknown[] = []
    let rounds = 0
    const loop = createRetryLoop(
      async () => {
        rounds += 1
        if (rounds === 1) throw new Error('disk')
        return null
      },
      () => 0.5,
      (thrown) => bugs.push(thrown),
    )
    loop.wake()
    await vi.advanceTimersByTimeAsync(500)
    expect({ rounds, bugs: bugs.length }).toEqual({ rounds: 2, bugs: 1 })
  })

  it('ends with the round under way', async () => {
    const { loop, rounds } = scripted({ kind: 'offline' })
    loop.wake()
    await loop.stop()
    loop.tryNow()
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(rounds()).toBe(1)
  })
})

describe('back-off', () => {
  it('Y4: stays within its bounds and never undercuts what was asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.option(fc.nat(600_000)),
        (failures, chance, asked) => {
          const waitMs = backoffMs(failures, chance, asked)
          expect(waitMs).toBeGreaterThanOrEqual(asked ?? 0)
          expect(waitMs).toBeLessThanOrEqual((asked ?? 0) + 30_000)
        },
      ),
    )
  })
})
