import { Dexie, type Table } from 'dexie'
import type { EntityName, EntityOf } from '../../shared/contract/entities.ts'

/**
 * The replica's schema. Raise it whenever a table, an index or the shape of an entity changes: an
 * app that has learnt a new field must fetch the rows again that an older one stored without it.
 */
export const REPLICA_VERSION = 2

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
} & { meta: Table<Position, 'position'> }

/** One account's database on one marketplace; another account never sees a row of it. */
export const replicaName = (server: string, accountId: number): string =>
  `milepost ${accountId} ${server}`

/** Opens the replica. Rows of an older schema are dropped and pulled again: it is only a copy. */
export function openReplica(name: string): ReplicaDb {
  const db = new Dexie(name) as ReplicaDb
  db.version(REPLICA_VERSION)
    .stores({ ...TABLES, meta: '' })
    .upgrade(async (transaction) => {
      await Promise.all(transaction.storeNames.map((table) => transaction.table(table).clear()))
    })
  return db
}

/** Where the replica stands; the feed's beginning when nothing was stored yet. */
export const readPosition = async (db: ReplicaDb): Promise<Position> => ({
  ...START,
  ...(await db.meta.get('position')),
})
