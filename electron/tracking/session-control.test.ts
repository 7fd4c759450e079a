import { expect, it } from 'vitest'
import { manualClock } from '../../test/fakes/manual-clock.ts'
import { memoryDisk } from '../../test/fakes/memory-document.ts'
import { memoryOutbox } from '../../test/fakes/memory-outbox.ts'
import { checkpointDocument } from './checkpoint.ts'
import { uuidV7 } from './ids.ts'
import { createSessionControl } from './session-control.ts'
import { createTracker } from './tracker.ts'

const wish = {
  terms: {
    projectId: 1,
    projectTitle: 'Checkout',
    contractId: 1,
    currency: 'USD',
    ratePerHour: '40.00',
    weeklyLimitMs: null,
    employerZone: 'America/New_York',
    idleThresholdMs: 600_000,
  },
  memo: '',
  workedThisWeekMs: 0,
}

function setUp() {
  const outbox = memoryOutbox()
  const tracker = createTracker({
    clock: manualClock(),
    ids: uuidV7,
    chance: () => 0.5,
    checkpoint: memoryDisk().open(checkpointDocument),
    outbox,
    captures: { take: () => Promise.reject(new Error('no capture is due')), drop: async () => {} },
    identity: () => ({ deviceId: uuidV7.uuid(), owner: null }),
    onHandover: () => {},
    onStep: () => {},
    onStorage: () => {},
  })
  return { tracker, outbox, session: createSessionControl(tracker, uuidV7) }
}

it('T1: while the app quits nothing starts, so nothing runs on that nobody would stop', async () => {
  const { tracker, session } = setUp()
  await session.end()
  expect(await session.start(wish)).toMatchObject({ ok: false, error: { code: 'app_quitting' } })
  expect(tracker.state().phase).toBe('stopped')
})

it('T1: a start that was asked for just before is stopped all the same', async () => {
  const { tracker, outbox, session } = setUp()
  const starting = session.start(wish)
  await session.end()
  expect(await starting).toMatchObject({ ok: true })
  expect(tracker.state().phase).toBe('stopped')
  expect(outbox.queued().map(({ type }) => type)).toEqual(['startSession', 'stopSession'])
})
