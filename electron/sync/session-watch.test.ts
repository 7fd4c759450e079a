import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HeardSession } from '../../shared/contract/entities.ts'
import type { SessionStanding } from '../../shared/contract/http.ts'
import { err, ok } from '../../shared/result.ts'
import { noContracts } from '../../shared/tracking/contracts.ts'
import { silenceMs } from '../../shared/tracking/elsewhere.ts'
import { initialTrackerState } from '../../shared/tracking/machine.ts'
import { memoryOutbox } from '../../test/fakes/memory-outbox.ts'
import { createSessionWatch } from './session-watch.ts'

const OWN = '0b6e6e00-0000-4000-8000-000000000001'
const THEIRS = '0b6e6e00-0000-4000-8000-000000000002'
const LAPTOP = '0b6e6e00-0000-4000-8000-00000000000a'
const STUDIO = '0b6e6e00-0000-4000-8000-00000000000b'
const onStudio = {
  sessionId: THEIRS,
  deviceId: STUDIO,
  deviceName: 'Studio',
  projectId: 1,
  startedAtMs: 0,
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

/** `tracking`: a session of its own; `running`: what the feed says. */
function watching({ tracking = false, running = null as typeof onStudio | null } = {}) {
  const world = {
    beats: [] as string[],
    standing: { state: 'running' } as SessionStanding,
    there: null as HeardSession | null,
    online: true,
    ended: [] as [string, string | null][],
    running,
  }
  const outbox = memoryOutbox()
  const state = tracking ? { ...initialTrackerState, session: { id: OWN } } : initialTrackerState
  const watch = createSessionWatch({
    api: {
      async heard(sessionId) {
        world.beats.push(sessionId)
        return world.online ? ok(world.standing) : err({ kind: 'offline' })
      },
      running: async () => (world.online ? ok(world.there) : err({ kind: 'offline' })),
    },
    tracker: { state: () => state as typeof initialTrackerState },
    outbox,
    contracts: { read: () => ({ ...noContracts(null, ''), running: world.running }) },
    deviceId: LAPTOP,
    isSignedIn: () => true,
    nowMs: Date.now,
    onEnded: (...ended) => world.ended.push(ended),
    onChange: () => {},
    onBug: (thrown) => {
      throw thrown
    },
  })
  return { world, watch, outbox }
}

describe('while a session runs here', () => {
  it('T13: is heard of several times a minute', async () => {
    const { world } = watching({ tracking: true })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(world.beats).toEqual([OWN, OWN, OWN])
  })

  it('T12: says nothing of a session that the marketplace has not let in yet', async () => {
    const { world, outbox } = watching({ tracking: true })
    await outbox.add({
      id: STUDIO,
      type: 'startSession',
      issuedAtMs: 0,
      payload: { sessionId: OWN, projectId: 1, deviceId: LAPTOP, startedAtMs: 0 },
      owner: null,
    })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(world.beats).toEqual([])
  })

  it.each([
    ['another device has taken over', { state: 'takenOver', deviceName: 'Studio' }, 'Studio'],
    ['the marketplace has ended it', { state: 'ended' }, null],
  ] as const)('T13: hears that %s', async (_, standing, by) => {
    const { world, watch } = watching({ tracking: true })
    world.standing = standing
    watch.check()
    await vi.advanceTimersByTimeAsync(0)
    expect(world.ended).toEqual([[OWN, by]])
  })

  it('T12, T13: offline for longer than a minute it tracks on, and hears of it when it is back', async () => {
    const { world } = watching({ tracking: true })
    world.standing = { state: 'takenOver', deviceName: 'Studio' }
    world.online = false
    await vi.advanceTimersByTimeAsync(61_000)
    expect(world.ended).toEqual([])
    world.online = true
    await vi.advanceTimersByTimeAsync(20_000)
    expect(world.ended).toEqual([[OWN, 'Studio']])
  })
})

describe('while one runs on another device', () => {
  it('T13: knows for how long that has been silent, by this computer’s clock', async () => {
    const { world, watch } = watching({ running: onStudio })
    expect(watch.elsewhere()).toMatchObject({ sessionId: THEIRS, heardAtMs: null })
    world.there = { ...onStudio, heardAgoMs: 50_000 }
    watch.check()
    await vi.advanceTimersByTimeAsync(0)
    const known = watch.elsewhere()
    if (!known) throw new Error('nothing runs elsewhere')
    expect(silenceMs(known, Date.now())).toBe(null)
    expect(silenceMs(known, Date.now() + 10_000)).toBe(60_000)
    expect(silenceMs({ ...known, heardAtMs: null }, Date.now())).toBe('unknown')
  })

  it('T13: an own session, and one that is gone, is not one elsewhere', async () => {
    const own = watching({ running: { ...onStudio, deviceId: LAPTOP } })
    expect(own.watch.elsewhere()).toBe(null)
    const { world, watch } = watching({ running: onStudio })
    world.there = null
    watch.check()
    await vi.advanceTimersByTimeAsync(0)
    expect(watch.elsewhere()).toBe(null)
  })

  it('T12: offline it is shown as the feed last said', async () => {
    const { world, watch } = watching({ running: onStudio })
    world.online = false
    await vi.advanceTimersByTimeAsync(40_000)
    expect(watch.elsewhere()).toMatchObject({ deviceName: 'Studio', heardAtMs: null })
  })
})
