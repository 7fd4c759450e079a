import { describe, expect, it } from 'vitest'
import type { CaptureRecord, SessionTerms } from '../../shared/tracking/types.ts'
import { manualClock } from '../../test/fakes/manual-clock.ts'
import { memoryDisk } from '../../test/fakes/memory-document.ts'
import { memoryOutbox } from '../../test/fakes/memory-outbox.ts'
import { checkpointDocument } from './checkpoint.ts'
import { uuidV7 } from './ids.ts'
import { createTracker, type TrackerPorts } from './tracker.ts'

const terms: SessionTerms = {
  projectId: 1,
  projectTitle: 'Checkout',
  contractId: 1,
  currency: 'USD',
  ratePerHour: '40.00',
  weeklyLimitMs: null,
  employerZone: 'America/New_York',
  idleThresholdMs: 600_000,
}
const started = { kind: 'started', terms, memo: 'm', workedThisWeekMs: 0 } as const

/** A tracker on a disk and an outbox that outlive it, as a restart needs. */
function setUp(patch: Partial<TrackerPorts> = {}) {
  const disk = memoryDisk()
  const outbox = memoryOutbox()
  const clock = manualClock()
  const troubles: (string | null)[] = []
  const open = (more: Partial<TrackerPorts> = {}) =>
    createTracker({
      clock,
      ids: uuidV7,
      // The capture stands at the very end of a segment, so most tests never reach it.
      chance: () => 0.999_999,
      checkpoint: disk.open(checkpointDocument),
      outbox,
      captures: { take: async (id) => taken(id), drop: async () => {} },
      identity: () => ({ deviceId: uuidV7.uuid(), owner: null }),
      isCopy: false,
      onHandover: () => {},
      onStep: () => {},
      onStorage: (trouble) => troubles.push(trouble),
      ...patch,
      ...more,
    })
  const types = () => outbox.queued().map(({ type }) => type)
  return { disk, outbox, clock, troubles, open, types }
}

const taken = (id: string): CaptureRecord => ({
  id,
  takenAtMs: 1,
  outcome: 'blank',
  reason: null,
  displays: [],
})

const tick = { kind: 'tick', idleMs: 0 } as const

describe('tracker', () => {
  it('Y2: Start, Stop and the segment between are in the outbox once they are answered', async () => {
    const { open, clock, outbox, types } = setUp()
    const tracker = open()
    await tracker.handle({ ...started, sessionId: uuidV7.uuid() })
    clock.pass(7_000)
    await tracker.handle(tick)
    await tracker.handle({ kind: 'stopped' })
    expect(types()).toEqual(['startSession', 'postSegment', 'stopSession'])
    const segment = outbox.queued().find((record) => record.type === 'postSegment')
    expect(segment?.type === 'postSegment' && segment.payload.segment).toMatchObject({
      id: segment?.id,
      memo: 'm',
    })
  })

  it('T7: a kill loses what came after the last checkpoint and nothing before', async () => {
    const { open, clock, types } = setUp()
    const tracker = open()
    await tracker.handle({ ...started, sessionId: uuidV7.uuid() })
    for (let second = 0; second < 60; second += 1) {
      clock.pass(1_000)
      await tracker.handle(tick)
    }
    const effects = await open().handle({ kind: 'recovered' })
    const segment = effects.find((effect) => effect.kind === 'segmentClosed')?.segment
    expect(segment).toMatchObject({ recovered: true })
    expect((segment?.endMs ?? 0) - (segment?.startMs ?? 0)).toBeGreaterThanOrEqual(55_000)
    expect(types()).toEqual(['startSession', 'postSegment', 'stopSession'])
  })

  it('Y1, T7: killed between checkpoint and outbox, a record arrives under the same id', async () => {
    const { open, outbox, clock, types } = setUp()
    let ids: string[] = []
    // The outbox that never answers: as if the process ended there.
    const stuck = open({
      outbox: {
        add(draft) {
          ids = [...ids, draft.id]
          return new Promise(() => {})
        },
      },
    })
    void stuck.handle({ ...started, sessionId: uuidV7.uuid() })
    await expect.poll(() => ids.length).toBe(1)
    clock.pass(1_000)
    await open().handle({ kind: 'recovered' })
    expect(types()).toEqual(['startSession', 'stopSession'])
    expect(outbox.queued()[0]?.id).toBe(ids[0])
  })

  it('Y1: a record that was spooled before the kill is not made again', async () => {
    const { open, outbox, disk, clock, types } = setUp()
    const tracker = open()
    await tracker.handle({ ...started, sessionId: uuidV7.uuid() })
    clock.pass(7_000)
    const before = disk.files.get('tracker') ?? ''
    await tracker.handle({ kind: 'stopped' })
    const [, segment] = outbox.queued()
    // The disk kept the checkpoint from before the segment left.
    disk.files.set('tracker', before)
    await open().handle({ kind: 'recovered' })
    expect(outbox.queued().filter(({ type }) => type === 'postSegment')).toEqual([segment])
    expect(types().slice(0, 2)).toEqual(['startSession', 'postSegment'])
  })

  it('Y2: on a full disk time counts on in memory and is kept as soon as there is room', async () => {
    const { open, outbox, disk, clock, troubles, types } = setUp()
    const tracker = open()
    await tracker.handle({ ...started, sessionId: uuidV7.uuid() })
    outbox.full = true
    disk.fault = Object.assign(new Error('full'), { code: 'ENOSPC' })
    clock.pass(30_000)
    await tracker.handle({ kind: 'stopped' })
    expect(types()).toEqual(['startSession'])
    expect(tracker.unsaved()).toBe(true)
    expect(troubles.at(-1)).toBe('disk_full')
    outbox.full = false
    disk.fault = null
    await tracker.handle(tick)
    expect(types()).toEqual(['startSession', 'postSegment', 'stopSession'])
    expect(troubles.at(-1)).toBe(null)
    expect(tracker.unsaved()).toBe(false)
  })

  it('T7: a checkpoint that the disk refused is written as soon as there is room', async () => {
    const { open, disk, clock, troubles } = setUp()
    const tracker = open()
    await tracker.handle({ ...started, sessionId: uuidV7.uuid() })
    disk.fault = Object.assign(new Error('full'), { code: 'ENOSPC' })
    clock.pass(1_000)
    await tracker.handle({ kind: 'memoChanged', memo: 'other' })
    expect(tracker.unsaved()).toBe(true)
    expect(troubles.at(-1)).toBe('disk_full')
    disk.fault = null
    await tracker.handle(tick)
    expect(tracker.unsaved()).toBe(false)
    expect(troubles.at(-1)).toBe(null)
    expect(open().state()).toMatchObject({ session: { memo: 'other' } })
  })

  it('T3: events that arrive together are taken one after the other, each at its own moment', async () => {
    const { open, clock, outbox } = setUp()
    const tracker = open()
    const first = tracker.handle({ ...started, sessionId: uuidV7.uuid() })
    clock.pass(5_000)
    const second = tracker.handle({ kind: 'stopped' })
    clock.pass(5_000)
    await Promise.all([first, second])
    const segment = outbox.queued().find((record) => record.type === 'postSegment')
    const { startMs = 0, endMs = 0 } =
      segment?.type === 'postSegment' ? segment.payload.segment : {}
    expect(endMs - startMs).toBe(5_000)
  })

  it('S1: a capture is taken beside the ticks, and held until its segment is in the outbox', async () => {
    let finish = () => {}
    const { open, clock, outbox } = setUp({ chance: () => 0 })
    const tracker = open({
      captures: {
        take: (id) =>
          new Promise((resolve) => {
            finish = () => resolve(taken(id))
          }),
        drop: async () => {},
      },
    })
    await tracker.handle({ ...started, sessionId: uuidV7.uuid() })
    clock.pass(2_000)
    await tracker.handle(tick)
    const captureId = tracker.state().open?.captureId ?? ''
    expect(tracker.holdsCapture(captureId)).toBe(true)
    await tracker.handle({ kind: 'stopped' })
    expect(outbox.queued().some(({ type }) => type === 'postSegment')).toBe(false)
    finish()
    await tracker.settled()
    expect(outbox.queued().some(({ type }) => type === 'postSegment')).toBe(true)
    expect(tracker.holdsCapture(captureId)).toBe(false)
  })

  describe('Y6: when another account signs in', () => {
    const [a, b] = ['https://example.org#1', 'https://example.org#2']

    /** The first account at hand, and whose the pictures and records become. */
    function underA() {
      const now: { owner: string | null; handovers: number } = { owner: a, handovers: 0 }
      const pictures: (string | null)[] = []
      const world = setUp({
        chance: () => 0,
        identity: () => ({ deviceId: uuidV7.uuid(), owner: now.owner }),
        onHandover: () => {
          now.handovers += 1
        },
        captures: {
          async take(id, owner) {
            pictures.push(owner)
            return taken(id)
          },
          drop: async () => {},
        },
      })
      const owners = () => world.outbox.queued().map(({ type, owner }) => [type, owner])
      return { ...world, now, pictures, owners }
    }

    it('the running session ends under its own', async () => {
      const { open, clock, now, pictures, owners } = underA()
      const tracker = open()
      await tracker.handle({ ...started, sessionId: uuidV7.uuid() })
      clock.pass(7_000)
      now.owner = b
      await tracker.handle(tick)
      await tracker.settled()
      expect(tracker.state().phase).toBe('stopped')
      expect(owners()).toEqual([
        ['startSession', a],
        ['stopSession', a],
        ['postSegment', a],
      ])
      expect(pictures).toEqual([a])
      expect(now.handovers).toBe(1)
    })

    it('what they start at once is theirs', async () => {
      const { open, clock, now, owners } = underA()
      const tracker = open()
      await tracker.handle({ ...started, sessionId: uuidV7.uuid() })
      clock.pass(7_000)
      now.owner = b
      await tracker.handle({ ...started, sessionId: uuidV7.uuid() })
      await tracker.settled()
      expect(tracker.state().phase).toBe('running')
      expect(owners()).toEqual([
        ['startSession', a],
        ['stopSession', a],
        ['startSession', b],
        ['postSegment', a],
      ])
    })

    it('after a crash the session is closed under its own', async () => {
      const { open, clock, now, owners } = underA()
      const tracker = open()
      await tracker.handle({ ...started, sessionId: uuidV7.uuid() })
      for (let second = 0; second < 10; second += 1) {
        clock.pass(1_000)
        await tracker.handle(tick)
      }
      await tracker.settled()
      now.owner = b
      await open().handle({ kind: 'recovered' })
      expect(owners()).toEqual([
        ['startSession', a],
        ['postSegment', a],
        ['stopSession', a],
      ])
    })

    it('a session begun before any account was known takes the first one and keeps it', async () => {
      const { open, clock, now, owners } = underA()
      now.owner = null
      const tracker = open()
      await tracker.handle({ ...started, sessionId: uuidV7.uuid() })
      for (const owner of [a, b]) {
        clock.pass(3_000)
        now.owner = owner
        await tracker.handle(tick)
      }
      await tracker.settled()
      expect(owners()).toContainEqual(['postSegment', a])
      expect(owners()).toContainEqual(['stopSession', a])
    })
  })
})
