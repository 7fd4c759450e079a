import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { failureOf } from '../../shared/contract/errors.ts'
import type { Change, ChangesPage } from '../../shared/contract/feed.ts'
import {
  fetchUnreadAgain,
  openReplica,
  REPLICA_VERSION,
  type ReplicaDb,
  readPosition,
} from './database.ts'
import { openOrRebuild } from './open-or-rebuild.ts'
import { createPuller } from './puller.ts'
import { readSegments, readSnapshot } from './read.ts'
import { idOf, MONDAY_MS, projectOf, requestOf, segmentOf } from './sample-rows.ts'
import { storePage } from './store-page.ts'

const opened: ReplicaDb[] = []
let names = 0

function fresh(name = `replica ${++names}`): ReplicaDb {
  const db = openReplica(name)
  opened.push(db)
  return db
}

afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete()
})

const requestChange = (cursor: number, number: number, over = {}): Change => ({
  cursor,
  entity: 'milestoneRequest',
  id: idOf(number),
  value: requestOf(number, over),
})
const page = (
  changes: Change[],
  cursor: number,
  more = false,
  epoch: string | null = null,
): ChangesPage => ({
  changes,
  cursor,
  more,
  epoch,
})

describe('what this version cannot read (Y5)', () => {
  const strange: Change = { cursor: 2, entity: 'retainer', id: '1', value: { any: true } }
  const unreadable: Change = { cursor: 3, entity: 'project', id: '1', value: { id: 'one' } }

  test('is kept aside and counted, and the rest of the page is stored', async () => {
    const db = fresh()
    await storePage(db, 0, page([requestChange(1, 1), strange, unreadable], 4), 1)
    const { milestoneRequests, unread } = await readSnapshot(db)
    expect({ milestoneRequests, unread }).toEqual({ milestoneRequests: [requestOf(1)], unread: 2 })
    expect((await readPosition(db)).cursor).toBe(4)
  })

  test('is fetched again by another version, and by none that could not read it', async () => {
    const name = `replica ${++names}`
    const old = openReplica(name, '0.3.0')
    await storePage(old, 0, page([requestChange(1, 1), strange, unreadable], 4), 1)
    await fetchUnreadAgain(old)
    expect((await readPosition(old)).cursor).toBe(4)
    old.close()
    const updated = openReplica(name, '0.4.0')
    opened.push(updated)
    await fetchUnreadAgain(updated)
    expect((await readPosition(updated)).cursor).toBe(1)
    const again = page([{ ...unreadable, value: projectOf() }], 4)
    await storePage(updated, 1, again, 2)
    expect(await readSnapshot(updated)).toMatchObject({ projects: [projectOf()], unread: 0 })
  })

  test('no longer counts when its row is gone or can be read', async () => {
    const db = fresh()
    await storePage(db, 0, page([strange, unreadable], 4), 1)
    const gone = { ...strange, cursor: 5, value: null }
    const mended = { ...unreadable, cursor: 6, value: projectOf() }
    await storePage(db, 4, page([gone, mended], 6), 2)
    expect(await readSnapshot(db)).toMatchObject({ projects: [projectOf()], unread: 0 })
  })
})

describe('storing a page', () => {
  test('rows and cursor come together', async () => {
    const db = fresh()
    await storePage(db, 0, page([requestChange(1, 1)], 3), 1)
    const { milestoneRequests, complete } = await readSnapshot(db)
    expect(milestoneRequests).toEqual([requestOf(1)])
    expect(complete).toBe(true)
    expect(await readPosition(db)).toEqual({ cursor: 3, pull: 1, epoch: null })
  })

  test('a failure in the middle leaves neither', async () => {
    const db = fresh()
    const broken = page([requestChange(1, 1), requestChange(2, 2)], 2)
    Object.defineProperty(broken.changes[1], 'entity', {
      get: () => {
        throw new Error('the power went')
      },
    })
    await expect(storePage(db, 0, broken, 1)).rejects.toThrow('the power went')
    expect((await readSnapshot(db)).milestoneRequests).toEqual([])
    expect(await readPosition(db)).toEqual({ cursor: 0, pull: 0, epoch: null })
  })

  test('is monotone: a page asked for from elsewhere changes nothing', async () => {
    const db = fresh()
    await storePage(db, 0, page([requestChange(5, 1, { state: 'accepted' })], 5), 1)
    expect(await storePage(db, 0, page([requestChange(2, 1)], 2), 2)).toBe('moved')
    expect((await readSnapshot(db)).milestoneRequests[0]?.state).toBe('accepted')
  })

  test('a row that is gone goes, one that is not understood is left out', async () => {
    const db = fresh()
    await storePage(db, 0, page([requestChange(1, 1)], 1), 1)
    const strange = [
      { cursor: 2, entity: 'milestoneRequest', id: idOf(1), value: null },
      { cursor: 3, entity: 'hologram', id: 'x', value: { a: 1 } },
      { cursor: 4, entity: 'constructor', id: 'x', value: { a: 1 } },
      { cursor: 5, entity: 'project', id: '7', value: { id: 'seven' } },
    ] as Change[]
    expect(await storePage(db, 1, page(strange, 5), 2)).toBe('stored')
    const snapshot = await readSnapshot(db)
    expect([...snapshot.milestoneRequests, ...snapshot.projects]).toEqual([])
    expect((await readPosition(db)).cursor).toBe(5)
  })

  test('a feed younger than the replica is another one: it begins anew', async () => {
    const db = fresh()
    await storePage(db, 0, page([requestChange(9, 1)], 9), 1)
    expect(await storePage(db, 9, page([], 4), 2)).toBe('reset')
    expect((await readSnapshot(db)).milestoneRequests).toEqual([])
    expect((await readPosition(db)).cursor).toBe(0)
  })

  test('Y7: a feed of another database begins anew, however long it is', async () => {
    const db = fresh()
    await storePage(db, 0, page([requestChange(9, 1)], 9), 1)
    await storePage(db, 9, page([requestChange(10, 2)], 10, false, 'first'), 2)
    expect(await storePage(db, 10, page([], 10, false, 'first'), 3)).toBe('stored')
    expect(await storePage(db, 10, page([requestChange(50, 3)], 50, false, 'second'), 4)).toBe(
      'reset',
    )
    expect((await readSnapshot(db)).milestoneRequests).toEqual([])
    expect(await readPosition(db)).toEqual({ cursor: 0, pull: 3, epoch: 'second' })
    await storePage(db, 0, page([requestChange(1, 4)], 50, false, 'second'), 4)
    expect((await readSnapshot(db)).milestoneRequests).toEqual([requestOf(4)])
  })
})

test('segments are found by the time they touch, half-open', async () => {
  const db = fresh()
  const segments = [0, 1, 2, 3].map((cell) => segmentOf(cell))
  const changes = segments.map((value, index): Change => {
    return { cursor: index + 1, entity: 'segment', id: value.id, value }
  })
  await storePage(db, 0, page(changes, 4), 1)
  const from = MONDAY_MS + 600_000
  const found = await readSegments(db, from, from + 600_001)
  expect(found.segments).toEqual(segments.slice(1, 3))
})

describe('a new schema version', () => {
  test('drops rows an older app stored, and asks for all again', async () => {
    const name = 'upgraded replica'
    const old = new Dexie(name)
    old.version(REPLICA_VERSION / 2).stores({ project: '', meta: '', retired: 'id' })
    await old.table('project').put({ id: 1, title: 'without the new field' }, '1')
    await old.table('meta').put({ cursor: 41, pull: 6 }, 'position')
    old.close()
    const db = fresh(name)
    expect((await readSnapshot(db)).projects).toEqual([])
    expect((await readPosition(db)).cursor).toBe(0)
  })

  test('an app of the same version finds its rows', async () => {
    const name = 'kept replica'
    const first = openReplica(name)
    await storePage(
      first,
      0,
      page([{ cursor: 1, entity: 'project', id: '1', value: projectOf() }], 1),
      1,
    )
    first.close()
    expect((await readSnapshot(fresh(name))).projects).toEqual([projectOf()])
  })
})

/** A feed that keeps the newest change of each row, as the marketplace's does. */
class Feed {
  changes: Change[] = []
  cursor = 0

  write(number: number, state: 'pending' | 'accepted' | null): void {
    const change = requestChange(++this.cursor, number, { state })
    if (state === null) change.value = null
    this.changes = [...this.changes.filter(({ id }) => id !== change.id), change]
  }

  page(since: number, size: number): ChangesPage {
    const after = this.changes.filter(({ cursor }) => cursor > since)
    const changes = after.slice(0, size)
    const more = after.length > size
    return page(changes, more ? (changes.at(-1)?.cursor ?? since) : this.cursor, more)
  }

  rows() {
    return this.changes.flatMap(({ value }) => (value === null ? [] : [value]))
  }
}

const written = fc.record({
  kind: fc.constant('write' as const),
  number: fc.integer({ min: 1, max: 4 }),
  state: fc.constantFrom('pending' as const, 'accepted' as const, null),
})
const pulled = fc.record({
  kind: fc.constant('pull' as const),
  size: fc.integer({ min: 1, max: 3 }),
  /** Pages asked for before: repeated, late or lost answers. */
  stale: fc.integer({ min: 0, max: 20 }),
})

test('Y1: writes and pages in any order, size and repetition end in the feed’s rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(written, pulled), { maxLength: 25 }), async (happenings) => {
      const db = fresh()
      const feed = new Feed()
      const asked: { since: number; page: ChangesPage }[] = []
      for (const happening of happenings) {
        if (happening.kind === 'write') {
          feed.write(happening.number, happening.state)
          continue
        }
        const { cursor } = await readPosition(db)
        asked.push({ since: cursor, page: feed.page(cursor, happening.size) })
        const answer = asked[happening.stale % asked.length]
        if (answer) await storePage(db, answer.since, answer.page, 1)
        expect((await readPosition(db)).cursor).toBeGreaterThanOrEqual(cursor)
      }
      const fetchPage = async (since: number) => ({ ok: true, value: feed.page(since, 2) }) as const
      const ended = await new Promise((resolve) => {
        createPuller({ db, after: 1, fetchPage, onEnd: resolve }).pull()
      })
      expect(ended).toBeNull()
      const { milestoneRequests } = await readSnapshot(db)
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
      expect(milestoneRequests.toSorted(byId)).toEqual(
        (feed.rows() as { id: string }[]).toSorted(byId),
      )
      await db.delete()
    }),
    { numRuns: 40 },
  )
})

describe('the puller', () => {
  test('shares one pull among calls made during another', async () => {
    const db = fresh()
    let asked = 0
    let release: (answer: { ok: true; value: ChangesPage }) => void = () => {}
    const ends: (object | null)[] = []
    await new Promise<void>((resolve) => {
      const puller = createPuller({
        db,
        after: 7,
        fetchPage: () => {
          asked += 1
          return new Promise((answer) => {
            release = answer
            if (asked === 1) for (let call = 0; call < 5; call++) puller.pull()
            release({ ok: true, value: page([], 0) })
          })
        },
        onEnd: (failure) => {
          ends.push(failure)
          if (ends.length === 2) resolve()
        },
      })
      puller.pull()
    })
    expect(asked).toBe(2)
    expect((await readPosition(db)).pull).toBe(9)
  })

  test('says why it could not, and goes on from the same place', async () => {
    const db = fresh()
    const offline = failureOf('offline')
    const ended = await new Promise((resolve) => {
      const fetchPage = async () => ({ ok: false, error: offline }) as const
      createPuller({ db, after: 0, fetchPage, onEnd: resolve }).pull()
    })
    expect(ended).toEqual(offline)
    expect(await readPosition(db)).toEqual({ cursor: 0, pull: 0, epoch: null })
  })
})

test('a pull that the database cannot take fails, and the next one goes on', async () => {
  const db = fresh()
  const ends: (string | null)[] = []
  let ended = () => {}
  const puller = createPuller({
    db,
    after: 0,
    fetchPage: async () => {
      if (ends.length === 0) throw new Error('the disk is full')
      return { ok: true, value: page([requestChange(1, 1)], 1) }
    },
    onEnd: (failure) => {
      ends.push(failure ? failure.code : null)
      ended()
    },
  })
  for (const expected of ['copy_not_kept', null]) {
    const end = new Promise<void>((resolve) => {
      ended = resolve
    })
    puller.pull()
    await end
    expect(ends.at(-1)).toBe(expected)
  }
  expect((await readSnapshot(db)).milestoneRequests).toEqual([requestOf(1)])
})

describe('opening', () => {
  test('a replica of a newer version is begun again, not read by halves', async () => {
    const name = 'from the future'
    const newer = new Dexie(name)
    newer.version(REPLICA_VERSION + 1).stores({ project: '', meta: '', somethingNew: '' })
    await newer.table('meta').put({ cursor: 900, pull: 3, epoch: null }, 'position')
    newer.close()
    const { db, position } = await openOrRebuild(name, '0.3.0')
    opened.push(db)
    expect(position).toEqual({ cursor: 0, pull: 0, epoch: null })
    expect((await readSnapshot(db)).complete).toBe(false)
  })

  test('a replica at hand is opened as it is', async () => {
    const name = 'at hand'
    const db = fresh(name)
    await db.meta.put({ cursor: 7, pull: 2, epoch: null }, 'position')
    db.close()
    const again = await openOrRebuild(name, '0.3.0')
    opened.push(again.db)
    expect(again.position.cursor).toBe(7)
  })
})
