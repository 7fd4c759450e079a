import { describe, expect, it } from 'vitest'
import { manualClock } from '../../test/fakes/manual-clock.ts'
import { memoryDisk } from '../../test/fakes/memory-document.ts'
import { memoryOutbox } from '../../test/fakes/memory-outbox.ts'
import { checkpointDocument } from './checkpoint.ts'
import { uuidV7 } from './ids.ts'
import { keepLastSession, lastSessionDocument } from './last-session.ts'
import { createTracker } from './tracker.ts'

/** A tracker whose steps the keeper hears of, both on one disk that outlives them. */
function setUp() {
  const disk = memoryDisk()
  const outbox = memoryOutbox()
  const clock = manualClock()
  const open = () => {
    const last = keepLastSession(disk.open(lastSessionDocument))
    const tracker = createTracker({
      clock,
      ids: uuidV7,
      chance: () => 0.999_999,
      checkpoint: disk.open(checkpointDocument),
      outbox,
      captures: { take: () => new Promise(() => {}), drop: async () => {} },
      identity: () => ({ deviceId: uuidV7.uuid(), owner: null }),
      isCopy: false,
      onHandover: () => {},
      onStep: (before, _after, effects) => last.step(before, effects),
      onStorage: () => {},
    })
    return { last, tracker }
  }
  return { disk, outbox, clock, open }
}

const terms = {
  projectId: 1,
  projectTitle: 'Checkout',
  contractId: 1,
  currency: 'USD',
  ratePerHour: '40.00',
  weeklyLimitMs: null,
  employerZone: 'America/New_York',
  idleThresholdMs: 600_000,
} as const
const start = (memo: string) =>
  ({ kind: 'started', sessionId: uuidV7.uuid(), terms, memo, workedThisWeekMs: 0 }) as const
const full = Object.assign(new Error('full'), { code: 'ENOSPC' })

describe('the last session', () => {
  it('is what was stopped last, also after a restart', async () => {
    const { open, clock } = setUp()
    const { tracker } = open()
    await tracker.handle(start('one'))
    clock.pass(5_000)
    await tracker.handle({ kind: 'stopped' })
    expect(open().last.read()).toMatchObject({ memo: 'one', terms, workedMs: 5_000 })
  })

  it('Y2: a full disk stops neither Stop nor Start, and it is written when there is room', async () => {
    const { open, disk, clock } = setUp()
    const { tracker, last } = open()
    await tracker.handle(start('one'))
    clock.pass(5_000)
    disk.fault = full
    await tracker.handle({ kind: 'stopped' })
    expect(last.read()).toMatchObject({ memo: 'one' })
    await tracker.handle(start('two'))
    expect(tracker.state().phase).toBe('running')
    expect(open().last.read()).toBe(null)
    disk.fault = null
    await tracker.handle({ kind: 'tick', idleMs: 0 })
    expect(open().last.read()).toMatchObject({ memo: 'one' })
  })

  it('T7: recovery gets through on a full disk', async () => {
    const { open, disk, clock } = setUp()
    await open().tracker.handle(start('one'))
    clock.pass(1_000)
    disk.fault = full
    const { tracker, last } = open()
    await tracker.handle({ kind: 'recovered' })
    expect(tracker.state().phase).toBe('stopped')
    expect(last.read()).toMatchObject({ memo: 'one' })
  })
})
