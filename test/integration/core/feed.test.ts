import fc from 'fast-check'
import { v7 } from 'uuid'
import { describe, expect, it, vi } from 'vitest'
import { readChanges } from '../../../server/commands/read-changes.ts'
import { createHub } from '../../../server/feed/hub.ts'
import { readNotices } from '../../../server/feed/read-notices.ts'
import type { Caller } from '../../../server/services.ts'
import { aSegment, MINUTE_MS, NOON_MS, withWorld } from './world.ts'

const world = withWorld()

type Replica = { cursor: number; rows: Map<string, unknown> }

/** Pulls one page into a replica, as the app does; says whether there is more. */
async function pull(replica: Replica, caller: Caller, limit: number): Promise<boolean> {
  const page = await readChanges(world().services, caller.accountId, replica.cursor, limit)
  const cursors = page.changes.map(({ cursor }) => cursor)
  expect(cursors).toEqual(cursors.toSorted((a, b) => a - b))
  expect(page.changes.length).toBeLessThanOrEqual(limit)
  for (const { entity, id, value } of page.changes) {
    if (value === null) replica.rows.delete(`${entity} ${id}`)
    else replica.rows.set(`${entity} ${id}`, value)
  }
  expect(page.cursor).toBeGreaterThanOrEqual(replica.cursor)
  replica.cursor = page.cursor
  return page.more
}

async function pullAll(replica: Replica, caller: Caller, limit: number): Promise<Replica> {
  while (await pull(replica, caller, limit));
  return replica
}

const fresh = (): Replica => ({ cursor: 0, rows: new Map() })

let minute = 0
const ask = { projectId: 1, amount: '1', currency: 'USD', description: 'Draft' }

/** One thing that somebody does. */
async function act(kind: number): Promise<void> {
  const { did, employer, freelancer } = world()
  if (kind === 0) await did(freelancer, 'requestMilestone', ask)
  if (kind === 1) await did(employer, 'createMilestone', { ...ask, confirmedSource: 'any' })
  if (kind === 2) {
    const requestId = await did(freelancer, 'requestMilestone', ask)
    await did(employer, 'acceptMilestoneRequest', { confirmedSource: 'any', requestId })
  }
  if (kind === 3) {
    minute += 1
    const segment = aSegment(1, NOON_MS - 24 * 60 * MINUTE_MS + minute * MINUTE_MS, MINUTE_MS)
    await did(freelancer, 'postSegment', { segment })
  }
  if (kind === 4) {
    const session = { sessionId: v7(), projectId: 1, deviceId: v7() }
    await did(freelancer, 'startSession', { ...session, startedAtMs: NOON_MS })
    await did(freelancer, 'stopSession', { sessionId: session.sessionId, stoppedAtMs: NOON_MS })
  }
}

describe('Y: the change feed', () => {
  it('Y: any interleaving of writes and pulls, of pages of any size, ends in the same state', async () => {
    const step = fc.oneof(
      fc.record({ act: fc.integer({ min: 0, max: 4 }) }),
      fc.record({ pull: fc.integer({ min: 1, max: 7 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { employer, freelancer } = world()
        const callers = [employer, freelancer]
        const replicas = callers.map(() => fresh())
        for (const each of steps) {
          if ('act' in each) await act(each.act)
          else {
            await Promise.all(
              callers.map((caller, index) => pull(replicas[index] ?? fresh(), caller, each.pull)),
            )
          }
        }
        for (const [index, caller] of callers.entries()) {
          const followed = await pullAll(replicas[index] ?? fresh(), caller, 3)
          expect(followed).toEqual(await pullAll(fresh(), caller, 1000))
        }
      }),
      { numRuns: 15 },
    )
  })

  it('Y: pulls beside writers miss nothing, since numbers are given in commit order', async () => {
    const { employer, freelancer } = world()
    const replica = fresh()
    let writing = true
    const writers = Promise.all(
      Array.from({ length: 4 }, async (_, writer) => {
        for (let round = 0; round < 8; round++) await act((writer + round) % 3)
      }),
    ).finally(() => {
      writing = false
    })
    while (writing) await pull(replica, freelancer, 2)
    await writers
    const followed = await pullAll(replica, freelancer, 2)
    expect(followed).toEqual(await pullAll(fresh(), freelancer, 1000))
    expect((await pullAll(fresh(), employer, 5)).rows.size).toBeGreaterThan(0)
  })

  it('Y: a page begins after its cursor, so nothing comes twice', async () => {
    const { services, freelancer } = world()
    await act(0)
    const all = await readChanges(services, freelancer.accountId, 0, 1000)
    expect(all.changes.length).toBeGreaterThan(2)
    const nothingNew = await readChanges(services, freelancer.accountId, all.cursor, 1000)
    expect(nothingNew).toMatchObject({ changes: [], cursor: all.cursor, more: false })
    const first = await readChanges(services, freelancer.accountId, 0, 1)
    expect(first.changes).toEqual(all.changes.slice(0, 1))
    const rest = await readChanges(services, freelancer.accountId, first.cursor, 1000)
    expect(rest.changes).toEqual(all.changes.slice(1))
  })

  it('Y: a cursor of another database starts from the beginning', async () => {
    const { services, freelancer } = world()
    const page = await readChanges(services, freelancer.accountId, 1_000_000, 1000)
    expect(page.changes.length).toBeGreaterThan(3)
  })

  it('Y: nobody hears of projects that are not theirs', async () => {
    const { strangers } = world()
    await act(2)
    for (const stranger of strangers) {
      const { rows } = await pullAll(fresh(), stranger, 1000)
      expect([...rows.keys()].filter((key) => /^(segment|milestone)/.test(key))).toEqual([])
      expect([...rows.keys()].filter((key) => key.startsWith('project '))).toEqual(['project 5'])
    }
  })

  it('N2: notices count up without a gap, also from many writers at once', async () => {
    const { services, employer } = world()
    await Promise.all(Array.from({ length: 10 }, () => act(0)))
    const notices = await readNotices(services, employer.accountId, 0, 1000)
    expect(notices.map(({ seq }) => seq)).toEqual(notices.map((_, index) => index + 1))
    const after = await readNotices(services, employer.accountId, 3, 2)
    expect(after.map(({ seq }) => seq)).toEqual([4, 5])
  })
})

describe('the hub', () => {
  it('pokes those whose feed has grown, and nobody else', async () => {
    const { test, employer, freelancer, strangers } = world()
    const hub = await createHub(test.url)
    try {
      const poked = new Map<number, number>()
      for (const { accountId } of [employer, freelancer, ...strangers]) {
        hub.subscribe(accountId, () => poked.set(accountId, (poked.get(accountId) ?? 0) + 1))
      }
      await act(0)
      await vi.waitFor(() => expect(poked.size).toBe(2))
      expect([...poked.keys()].toSorted()).toEqual([employer.accountId, freelancer.accountId])
    } finally {
      await hub.close()
    }
  })

  it('comes back by itself when its connection is cut, and lets everyone look', async () => {
    const { test, freelancer } = world()
    const hub = await createHub(test.url)
    try {
      const poke = vi.fn()
      const unsubscribe = hub.subscribe(freelancer.accountId, poke)
      await test.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE application_name = 'milepost feed' AND datname = current_database()`,
      )
      await vi.waitFor(() => expect(poke).toHaveBeenCalled(), { timeout: 60_000 })
      const before = poke.mock.calls.length
      await act(0)
      await vi.waitFor(() => expect(poke.mock.calls.length).toBeGreaterThan(before))
      unsubscribe()
      const silent = poke.mock.calls.length
      await act(0)
      expect(poke.mock.calls.length).toBe(silent)
    } finally {
      await hub.close()
    }
  })

  it('says so when the database is not there', async () => {
    await expect(createHub('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow()
  })
})
