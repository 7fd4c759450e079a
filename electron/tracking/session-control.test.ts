import { expect, it } from 'vitest'
import { type ErrorCode, failureOf } from '../../shared/contract/errors.ts'
import { err, ok } from '../../shared/result.ts'
import { manualClock } from '../../test/fakes/manual-clock.ts'
import { memoryDisk } from '../../test/fakes/memory-document.ts'
import { memoryOutbox } from '../../test/fakes/memory-outbox.ts'
import { checkpointDocument } from './checkpoint.ts'
import { uuidV7 } from './ids.ts'
import { createSessionControl } from './session-control.ts'
import { createTracker } from './tracker.ts'

const wish = { projectId: 1, memo: '' }
const terms = {
  projectId: 1,
  projectTitle: 'Checkout',
  contractId: 1,
  currency: 'USD',
  ratePerHour: '40.00',
  weeklyLimitMs: null,
  employerZone: 'America/New_York',
  idleThresholdMs: 600_000,
}

/** `news`: the refusal after the marketplace was asked again. */
function setUp(refusal: ErrorCode | null = null, news: ErrorCode | null = refusal) {
  let refused = refusal
  const started = { terms, workedThisWeekMs: 0 }
  const outbox = memoryOutbox()
  const tracker = createTracker({
    clock: manualClock(),
    ids: uuidV7,
    chance: () => 0.5,
    checkpoint: memoryDisk().open(checkpointDocument),
    outbox,
    captures: { take: () => Promise.reject(new Error('no capture is due')), drop: async () => {} },
    identity: () => ({ deviceId: uuidV7.uuid(), owner: null }),
    isCopy: false,
    onHandover: () => {},
    onStep: () => {},
    onStorage: () => {},
  })
  const session = createSessionControl({
    tracker,
    ids: uuidV7,
    judge: () => (refused ? err(failureOf(refused)) : ok(started)),
    async catchUp() {
      refused = news
    },
  })
  return { tracker, outbox, session }
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

it('T9: a start that is refused tracks nothing, and says why', async () => {
  const { tracker, outbox, session } = setUp('billing_off')
  expect(await session.start(wish)).toEqual({ ok: false, error: failureOf('billing_off') })
  expect(tracker.state().phase).toBe('stopped')
  expect(outbox.queued()).toEqual([])
})

it('T9: a refusal that the marketplace no longer knows of does not count', async () => {
  const { session } = setUp('session_elsewhere', null)
  expect(await session.start(wish)).toEqual({ ok: true, value: null })
})

it('T1: a second start says that time is being tracked, whatever else stands in its way', async () => {
  const { session } = setUp()
  await session.start(wish)
  expect(await session.start(wish)).toMatchObject({ error: { code: 'already_tracking' } })
})
