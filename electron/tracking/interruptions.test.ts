import { describe, expect, it } from 'vitest'
import { failureOf } from '../../shared/contract/errors.ts'
import type { AppNotice } from '../../shared/contract/ipc.ts'
import { createWords } from '../../shared/words/words.ts'
import { manualClock } from '../../test/fakes/manual-clock.ts'
import { memoryDisk } from '../../test/fakes/memory-document.ts'
import { memoryOutbox } from '../../test/fakes/memory-outbox.ts'
import type { OutboxRecord } from '../outbox/record.ts'
import { checkpointDocument } from './checkpoint.ts'
import { uuidV7 } from './ids.ts'
import { createInterruptions } from './interruptions.ts'
import { createTracker } from './tracker.ts'

/** A tracker at work, and what its interruptions put before the person. */
async function atWork() {
  const outbox = memoryOutbox()
  const shown = new Map<string, AppNotice>()
  const announced: { title: string; body: string }[] = []
  const interruptions = createInterruptions({
    words: createWords('en'),
    notices: {
      show: (notice) => void shown.set(notice.id, notice),
      dismiss: (id) => void shown.delete(id),
    },
    announcer: { announce: async (announcement) => void announced.push(announcement) },
    nowMs: () => 5,
    showWindow: () => {},
  })
  const tracker = createTracker({
    clock: manualClock(),
    ids: uuidV7,
    chance: () => 0.99,
    checkpoint: memoryDisk().open(checkpointDocument),
    outbox,
    captures: { take: () => new Promise(() => {}), drop: async () => {} },
    identity: () => ({ deviceId: uuidV7.uuid(), owner: null }),
    isCopy: false,
    onHandover: interruptions.handedOver,
    onStep: () => {},
    onStorage: interruptions.storage,
  })
  const terms = {
    projectId: 1,
    projectTitle: 'Harbour survey',
    contractId: 1,
    currency: 'USD' as const,
    ratePerHour: '40.00',
    weeklyLimitMs: null,
    employerZone: 'UTC',
    idleThresholdMs: 600_000,
  }
  const start = () =>
    tracker.handle({
      kind: 'started',
      sessionId: uuidV7.uuid(),
      terms,
      memo: '',
      workedThisWeekMs: 0,
    })
  await start()
  const startOf = (): OutboxRecord => {
    const record = outbox.queued().findLast(({ type }) => type === 'startSession')
    if (!record) throw new Error('nothing was started')
    return record
  }
  return { interruptions, tracker, shown, announced, outbox, start, startOf }
}

describe('interruptions of tracking', () => {
  it('T9: a refused start ends its session, with the reason and what to do', async () => {
    const { interruptions, tracker, shown, announced, outbox, startOf } = await atWork()
    const error = failureOf('billing_off')
    interruptions.startRefused(tracker, startOf(), error)
    await tracker.settled()
    expect(tracker.state().phase).toBe('stopped')
    expect(outbox.queued().map(({ type }) => type)).toContain('stopSession')
    expect(shown.get('sessionRefused')).toMatchObject({ code: 'billing_off' })
    expect(announced).toEqual([
      {
        title: 'Tracking has stopped',
        body: 'Billing is switched off for this contract. Tracking has stopped; the time so far is kept on this computer. Ask who runs this marketplace to switch it on; time tracked before is kept.',
      },
    ])
  })

  it('T9: the refused start of an earlier session leaves the running one alone', async () => {
    const { interruptions, tracker, shown, start, startOf } = await atWork()
    const earlier = startOf()
    await tracker.handle({ kind: 'stopped' })
    await start()
    interruptions.startRefused(tracker, earlier, failureOf('billing_off'))
    await tracker.settled()
    expect(tracker.state().phase).toBe('running')
    expect(shown.size).toBe(0)
  })

  it('T13: a session that another device has replaced ends here, once, and says by which', async () => {
    const { interruptions, tracker, shown, announced, outbox } = await atWork()
    const id = tracker.state().session?.id ?? ''
    interruptions.endedThere(tracker, 'an earlier one', 'Studio')
    await tracker.settled()
    expect(tracker.state().phase).toBe('running')
    interruptions.endedThere(tracker, id, 'Studio')
    await tracker.settled()
    interruptions.endedThere(tracker, id, 'Studio')
    expect(tracker.state().phase).toBe('stopped')
    expect(outbox.queued().map(({ type }) => type)).toContain('stopSession')
    expect(shown.get('endedThere')).toMatchObject({ kind: 'takenOver', device: 'Studio' })
    expect(announced.map(({ title }) => title)).toEqual(['Tracking has stopped'])
  })

  it('T7: trouble with the disk is shown while it lasts', async () => {
    const { interruptions, shown } = await atWork()
    interruptions.storage('disk_full')
    interruptions.storage('unwritable')
    expect([...shown.keys()]).toEqual(['storage'])
    interruptions.storage(null)
    expect(shown.size).toBe(0)
  })
})
