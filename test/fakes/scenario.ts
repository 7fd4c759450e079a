import {
  askRecord,
  idOf,
  milestoneOf,
  projectOf,
  recordOf,
  requestOf,
  segmentOf,
} from '../../renderer/replica/sample-rows.ts'
import type { Account, EntityName } from '../../shared/contract/entities.ts'
import { failureOf } from '../../shared/contract/errors.ts'
import type { Change } from '../../shared/contract/feed.ts'
import type { AppState } from '../../shared/contract/ipc.ts'
import type { Scenario } from './bridge.ts'

const account: Account = {
  id: 2,
  role: 'freelancer',
  name: 'Rui Tavares',
  email: 'rui@example.com',
  zone: 'Europe/Lisbon',
  paymentSource: null,
}

/** Main with an account, online, nothing running, nothing waiting. */
export const quietState = (over: Partial<AppState> = {}): AppState => ({
  connection: 'online',
  blockedBy: null,
  server: 'https://market.example',
  version: '0.3.0',
  account,
  lastAccount: account,
  deviceId: idOf(500),
  tracker: {
    phase: 'stopped',
    terms: null,
    sessionId: null,
    memo: '',
    sessionMs: 0,
    workedThisWeekMs: 0,
    segmentStartMs: null,
    idleSinceMs: null,
    limitPercent: null,
  },
  startable: [],
  elsewhere: null,
  pending: [],
  picturesWaiting: 0,
  notices: [],
  deviceCode: null,
  settings: { idleThresholdMs: 600_000, theme: 'system', closeToTray: true },
  ...over,
})

/** Rows as the feed brings them, in order. */
export const feedOf = (rows: [EntityName, string, unknown][]): Change[] =>
  rows.map(([entity, id, value], index) => ({ cursor: index + 1, entity, id, value }))

const LONG = 'Donaudampfschifffahrtsgesellschaftsseite'

/** A working day with everything in it: long names, yen, twelve digits, refusals, all states. */
export function busyScenario(nowMs: number): Scenario {
  const cell = Math.floor(nowMs / 600_000) * 600_000
  const capture = (number: number, outcome: 'taken' | 'blank' = 'taken') => ({
    id: idOf(3000 + number),
    takenAtMs: cell - 600_000 * number + 200_000,
    outcome,
    reason: null,
    displays:
      outcome === 'taken' ? [{ width: 1280, height: 720, bytes: 9, sha256: 'a'.repeat(64) }] : [],
  })
  const segment = (back: number, over = {}) =>
    segmentOf(back, {
      startMs: cell - 600_000 * back,
      endMs: cell - 600_000 * (back - 1),
      memo: 'Checkout form',
      activeMinutes: (back * 7) % 11,
      capture: capture(back, back % 5 === 0 ? 'blank' : 'taken'),
      picturesUploaded: 1,
      ...over,
    })
  const segments = [3, 4, 5, 6, 9, 10, 11, 12].map((back) =>
    segment(back, back === 9 ? { billableMs: 0 } : {}),
  )
  const money = (amount: string, currency = 'USD') => ({ amount: { amount, currency } })
  const { billableMs: _, postedAtMs: __, picturesUploaded: ___, ...waiting } = segment(2)
  const changes = feedOf([
    ['account', '2', account],
    ['project', '1', projectOf({ title: LONG, postedMs: 4_800_000 })],
    ['project', '2', projectOf({ id: 2, title: 'Mobile prototype', status: 'awarded' })],
    [
      'project',
      '3',
      projectOf({
        id: 3,
        title: 'Catalogue photographs',
        type: 'fixed',
        currency: 'JPY',
        ratePerHour: null,
        total: '150000',
        weeklyLimitMs: null,
        employerZone: 'Asia/Tokyo',
        employer: { id: 4, name: 'Sakura Trading Company Limited' },
      }),
    ],
    ['project', '4', projectOf({ id: 4, title: 'Landing page', status: 'complete' })],
    ['milestoneRequest', idOf(1), requestOf(1, { createdAtMs: nowMs - 9e6 })],
    [
      'milestoneRequest',
      idOf(2),
      requestOf(2, {
        ...money('999999999999.99'),
        state: 'rejected',
        reason: 'Please split this into parts that I can check.',
        decidedAtMs: nowMs - 8e6,
        description: 'Everything that is left, with the import of the whole catalogue',
      }),
    ],
    [
      'milestone',
      idOf(21),
      milestoneOf(1, { id: idOf(21), requestId: idOf(3), ...money('12.00'), createdAtMs: nowMs }),
    ],
    [
      'milestone',
      idOf(22),
      milestoneOf(2, { id: idOf(22), state: 'released', releasedAtMs: nowMs - 1e6 }),
    ],
    [
      'milestone',
      idOf(23),
      milestoneOf(3, { id: idOf(23), projectId: 3, ...money('150000', 'JPY') }),
    ],
    ['balance', 'USD', { currency: 'USD', available: '1204.50', held: '12.00' }],
    ['balance', 'JPY', { currency: 'JPY', available: '123456789012', held: '150000' }],
    ...segments.map((one): [EntityName, string, unknown] => ['segment', one.id, one]),
  ])
  const pending = [
    askRecord(40, {
      issuedAtMs: nowMs - 60_000,
      payload: {
        projectId: 1,
        amount: '320.00',
        currency: 'USD',
        description: 'Checkout form with card and invoice payment',
      },
    }),
    recordOf(41, 'postSegment', { segment: waiting }),
    recordOf(
      42,
      'acceptProject',
      { projectId: 9 },
      {
        state: 'refused',
        error: failureOf('award_already_answered'),
      },
    ),
  ]
  return { state: quietState({ pending, picturesWaiting: 1 }), changes }
}
