import { describe, expect, it } from 'vitest'
import { idOf, MONDAY_MS, projectOf } from '../../renderer/replica/sample-rows.ts'
import type { Change, ChangesPage } from '../contract/feed.ts'
import { contractsFor, noContracts, readPage, workedInWeekMs } from './contracts.ts'

const ONE = '0b6e6e00-0000-4000-8000-000000000001'
const OTHER = '0b6e6e00-0000-4000-8000-000000000002'
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

const page = (changes: Change[], over: Partial<ChangesPage> = {}): ChangesPage => ({
  changes,
  cursor: changes.at(-1)?.cursor ?? 0,
  more: false,
  epoch: ONE,
  ...over,
})
const projectAt = (cursor: number, over = {}): Change => {
  return { cursor, entity: 'project', id: '1', value: projectOf(over) }
}
const segmentAt = (cursor: number, number: number, startMs: number, lengthMs: number): Change => ({
  cursor,
  entity: 'segment',
  id: idOf(number),
  value: {
    id: idOf(number),
    sessionId: idOf(900),
    projectId: 1,
    startMs,
    endMs: startMs + lengthMs,
    memo: '',
    activeMinutes: 0,
    minutes: 0,
    clockStepMs: 0,
    recovered: false,
    manual: false,
    capture: null,
    billableMs: lengthMs,
    postedAtMs: startMs,
    picturesUploaded: 0,
  },
})
const runningAt = (cursor: number, value: unknown): Change => {
  return { cursor, entity: 'runningSession', id: '2', value }
}
const running = {
  sessionId: idOf(7),
  deviceId: idOf(8),
  deviceName: 'Studio',
  projectId: 1,
  startedAtMs: MONDAY_MS,
}

const nothing = noContracts('https://one.example#2', '0.3.0')
const read = (...pages: ChangesPage[]) =>
  pages.reduce((known, each) => readPage(known, each, MONDAY_MS + HOUR_MS), nothing)

describe('what a start needs of the feed', () => {
  it('T9: keeps contracts and the running session as they are now', () => {
    const known = read(
      page([projectAt(1), runningAt(2, running)]),
      page([projectAt(3, { billingEnabled: false }), runningAt(4, null)]),
    )
    expect(known.projects['1']).toMatchObject({ id: 1, billingEnabled: false })
    expect(known).toMatchObject({ running: null, cursor: 4, complete: true })
    expect(read(page([runningAt(2, running)])).running).toEqual(running)
  })

  it('B4: a contract that is gone is forgotten', () => {
    const gone: Change = { cursor: 2, entity: 'project', id: '1', value: null }
    expect(read(page([projectAt(1), gone])).projects).toEqual({})
  })

  it('T8: a week is what was posted and what is not posted yet, each second once', () => {
    const known = read(
      page([
        projectAt(1),
        // Monday in New York begins nine hours before; this was Sunday night.
        segmentAt(2, 1, MONDAY_MS - 10 * HOUR_MS, 10 * MINUTE_MS),
        segmentAt(3, 2, MONDAY_MS, 10 * MINUTE_MS),
        segmentAt(4, 3, MONDAY_MS + 10 * MINUTE_MS, 4 * MINUTE_MS),
      ]),
    )
    const waiting = (number: number, projectId: number, startMs: number, lengthMs: number) => ({
      id: idOf(number),
      projectId,
      startMs,
      endMs: startMs + lengthMs,
    })
    const beside = [
      waiting(3, 1, MONDAY_MS + 10 * MINUTE_MS, 4 * MINUTE_MS),
      waiting(4, 1, MONDAY_MS + 20 * MINUTE_MS, MINUTE_MS),
      waiting(5, 2, MONDAY_MS + 30 * MINUTE_MS, HOUR_MS),
    ]
    expect(workedInWeekMs(known, projectOf(), beside, MONDAY_MS + HOUR_MS)).toBe(15 * MINUTE_MS)
    expect(workedInWeekMs(known, projectOf(), [], MONDAY_MS + 8 * 24 * HOUR_MS)).toBe(0)
  })

  it('forgets segments of past weeks, so that it stays small', () => {
    const known = read(page([segmentAt(1, 1, MONDAY_MS - 9 * 24 * HOUR_MS, MINUTE_MS)]))
    expect(known.posted).toEqual({})
    const later = MONDAY_MS + 9 * 24 * HOUR_MS
    const posted = read(page([segmentAt(1, 1, MONDAY_MS, MINUTE_MS)]))
    expect(Object.keys(posted.posted)).toEqual([idOf(1)])
    expect(readPage(posted, page([], { cursor: 1 }), later).posted).toEqual({})
  })

  it('is complete only once the feed was read to its end', () => {
    expect(read(page([projectAt(1)], { more: true })).complete).toBe(false)
    expect(read(page([projectAt(1)], { more: true }), page([], { cursor: 1 })).complete).toBe(true)
  })

  it.each([
    ['another database', { epoch: OTHER, cursor: 9 }],
    ['an older copy of it', { epoch: ONE, cursor: 3 }],
  ])('Y7: %s is read from its beginning', (_, over) => {
    const known = readPage(read(page([projectAt(5)])), page([], over), MONDAY_MS)
    expect(known).toEqual({ ...nothing, epoch: over.epoch })
  })

  it('Y6: another account knows nothing of it', () => {
    const known = read(page([projectAt(1)]))
    expect(contractsFor(known, 'https://one.example#3', '0.3.0')).toEqual(
      noContracts('https://one.example#3', '0.3.0'),
    )
  })

  it('Y5: an unknown entity passes; a row that cannot be read is fetched again after an update', () => {
    const strange: Change = { cursor: 2, entity: 'retainer', id: '1', value: { any: true } }
    const unreadable = { ...projectAt(3, { billingEnabled: 'sometimes' }), id: '2' }
    const known = read(page([projectAt(1), strange, unreadable, runningAt(4, null)]))
    expect(known).toMatchObject({ cursor: 4, unread: { 'project 2': 3 } })
    expect(Object.keys(known.projects)).toEqual(['1'])
    expect(contractsFor(known, known.owner, '0.3.0').cursor).toBe(4)
    expect(contractsFor(known, known.owner, '0.4.0')).toMatchObject({ cursor: 2, unread: {} })
  })
})
