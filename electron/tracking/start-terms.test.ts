import { expect, it } from 'vitest'
import { type Contracts, noContracts } from '../../shared/tracking/contracts.ts'
import { initialTrackerState } from '../../shared/tracking/machine.ts'
import { memoryOutbox } from '../../test/fakes/memory-outbox.ts'
import { uuidV7 } from './ids.ts'
import type { LastSession } from './last-session.ts'
import { createStartJudge } from './start-terms.ts'

/** Monday 2 March 2026, 09:03 in New York. */
const NOW_MS = Date.UTC(2026, 2, 2, 14, 3)
const DEVICE = uuidV7.uuid()
const contract = {
  id: 7,
  bidId: 70,
  title: 'Checkout',
  type: 'hourly',
  status: 'active',
  currency: 'USD',
  ratePerHour: '40.00',
  weeklyLimitMs: 144_000_000,
  employerZone: 'America/New_York',
  billingEnabled: true,
  invoiceUnpaid: false,
} as const
const terms = {
  projectId: 7,
  projectTitle: 'Checkout',
  contractId: 70,
  currency: 'USD',
  ratePerHour: '40.00',
  weeklyLimitMs: 144_000_000,
  employerZone: 'America/New_York',
  idleThresholdMs: 300_000,
}
const last: LastSession = {
  terms: { ...terms, idleThresholdMs: 600_000 },
  memo: 'one',
  workedMs: 5_000,
  weekStartMs: Date.UTC(2026, 2, 2, 5),
}

function setUp(known: Partial<Contracts> = {}, remembered: LastSession | null = null) {
  const outbox = memoryOutbox()
  const judge = createStartJudge({
    contracts: {
      read: () => ({ ...noContracts('one#2', '0.3.0'), ...known }),
      acknowledgedSegments: () => [],
    },
    outbox,
    tracker: { state: () => initialTrackerState },
    last: () => remembered,
    identity: () => ({ deviceId: DEVICE, owner: 'one#2' }),
    idleThresholdMs: () => 300_000,
    nowMs: () => NOW_MS,
  })
  return { outbox, judge }
}
const knowing = (over = {}) => ({ complete: true, projects: { '7': { ...contract, ...over } } })

const running = {
  sessionId: uuidV7.uuid(),
  deviceId: uuidV7.uuid(),
  deviceName: 'Studio',
  projectId: 7,
  startedAtMs: NOW_MS,
}

it('a session starts under what the feed says, and the idle threshold of this computer', () => {
  const { judge } = setUp(knowing())
  expect(judge.judge(7)).toEqual({ ok: true, value: { terms, workedThisWeekMs: 0 } })
})

it.each([
  ['billing is off', knowing({ billingEnabled: false }), 'billing_off'],
  ['an invoice is not paid', knowing({ invoiceUnpaid: true }), 'invoice_unpaid'],
  ['the contract has ended', knowing({ status: 'complete' }), 'project_not_in_current_work'],
  ['the award was taken back', { complete: true }, 'project_not_in_current_work'],
  ['another device tracks', { ...knowing(), running }, 'session_elsewhere'],
])('T9: what was tracked last does not start when %s', (_, known, code) => {
  expect(setUp(known, last).judge.judge(7)).toMatchObject({ ok: false, error: { code } })
})

it('T12: before the feed was read, what was tracked last can be taken up again, and only that', () => {
  const { judge } = setUp({}, last)
  expect(judge.judge(7)).toEqual({ ok: true, value: { terms, workedThisWeekMs: 5_000 } })
  expect(judge.judge(8)).toMatchObject({ ok: false, error: { code: 'contract_not_known' } })
})

it('M1: an award whose acceptance waits here can be tracked on', async () => {
  const { judge, outbox } = setUp(knowing({ status: 'awarded' }))
  expect(judge.judge(7)).toMatchObject({ ok: false, error: { code: 'project_not_accepted' } })
  const payload = { projectId: 7 }
  const draft = { id: uuidV7.uuid(), issuedAtMs: NOW_MS, owner: 'one#2', payload }
  await outbox.add({ ...draft, type: 'acceptProject' })
  expect(judge.judge(7)).toMatchObject({ ok: true })
})

it('T8: the week counts what waits here under this account, and not under another', async () => {
  const { judge, outbox } = setUp(knowing())
  const segment = {
    sessionId: uuidV7.uuid(),
    projectId: 7,
    startMs: NOW_MS - 60_000,
    endMs: NOW_MS,
    memo: '',
    activeMinutes: 1,
    minutes: 1,
    clockStepMs: 0,
    recovered: false,
    manual: false,
    capture: null,
  }
  for (const owner of ['one#2', 'one#3']) {
    const id = uuidV7.uuid()
    const payload = { segment: { ...segment, id } }
    await outbox.add({ id, type: 'postSegment', issuedAtMs: NOW_MS, owner, payload })
  }
  expect(judge.judge(7)).toMatchObject({ value: { workedThisWeekMs: 60_000 } })
  expect(judge.workedThisWeekMs(7)).toBe(60_000)
  expect(judge.workedThisWeekMs(8)).toBe(null)
})

it('Y6, T9: main itself says what can be tracked, and what stands in its way', () => {
  const projects = {
    '7': contract,
    '8': { ...contract, id: 8, title: 'Billing off', billingEnabled: false },
    '9': { ...contract, id: 9, status: 'complete' as const },
    '10': { ...contract, id: 10, type: 'fixed' as const, ratePerHour: null },
  }
  expect(setUp({ complete: true, projects }).judge.startable()).toEqual([
    { id: 8, title: 'Billing off', blockedBy: 'billing_off' },
    { id: 7, title: 'Checkout', blockedBy: null },
  ])
  expect(setUp({}, last).judge.startable()).toEqual([{ id: 7, title: 'Checkout', blockedBy: null }])
})
