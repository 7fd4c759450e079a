import { Dexie, type Table } from 'dexie'
import type { EntityName, EntityOf } from '../../shared/contract/entities.ts'
import type { Change } from '../../shared/contract/feed.ts'

/**
 * The replica's schema. Raise it whenever a table, an index or the shape of an entity changes: an
 * app that has learnt a new field must fetch the rows again that an older one stored without it.
 */
export const REPLICA_VERSION = 3

/** Keys are the feed's row ids, kept beside the row; what follows the comma are indexes. */
const TABLES: Record<EntityName, string> = {
  account: '',
  project: '',
  segment: ',startMs',
  milestoneRequest: '',
  milestone: '',
  balance: '',
  runningSession: '',
  invoice: '',
  dispute: '',
  message: '',
}

/** Where the replica stands in the feed, and which pull brought it there. */
export type Position = {
  cursor: number
  /** Counts the pulls that ran to the feed's end; the view tells by it what has come back. */
  pull: number
  /** The marketplace's database that the rows are of; null while it has not said (Y7). */
  epoch: string | null
}

const START: Position = { cursor: 0, pull: 0, epoch: null }

export type ReplicaDb = Dexie & {
  [N in EntityName]: Table<EntityOf<N>, string>
} & {
  meta: Table<Position, 'position'>
  /** Rows that the version named could not read, by entity and id (Y5). */
  unread: Table<Change & { readBy: string }, string>
  /** The version of the app that has it open. */
  appVersion: string
}

/** One account's database on one marketplace; another account never sees a row of it. */
export const replicaName = (server: string, accountId: number): string =>
  `milepost ${accountId} ${server}`

/** Opens the replica. Rows of an older schema are dropped and pulled again: it is only a copy. */
export function openReplica(name: string, appVersion = ''): ReplicaDb {
  const db = new Dexie(name) as ReplicaDb
  db.version(REPLICA_VERSION)
    .stores({ ...TABLES, meta: '', unread: '' })
    .upgrade(async (transaction) => {
      await Promise.all(transaction.storeNames.map((table) => transaction.table(table).clear()))
    })
  return Object.assign(db, { appVersion })
}

/**
 * Goes back in the feed to the first row that another version of the app could not read; those
 * rows count as read until this one has tried (Y5).
 */
export function fetchUnreadAgain(db: ReplicaDb): Promise<void> {
  return db.transaction('rw', [db.meta, db.unread], async () => {
    const old = await db.unread.filter(({ readBy }) => readBy !== db.appVersion).toArray()
    if (old.length === 0) return
    const position = await readPosition(db)
    const cursor = Math.min(position.cursor, ...old.map((each) => each.cursor - 1))
    await db.meta.put({ ...position, cursor }, 'position')
    await db.unread.clear()
  })
}

/** Where the replica stands; the feed's beginning when nothing was stored yet. */
export const readPosition = async (db: ReplicaDb): Promise<Position> => ({
  ...START,
  ...(await db.meta.get('position')),
})
