import { Dexie } from 'dexie'
import {
  fetchUnreadAgain,
  openReplica,
  type Position,
  REPLICA_VERSION,
  type ReplicaDb,
  readPosition,
} from './database.ts'

/** Dexie counts in tenths. */
const NATIVE_VERSION = REPLICA_VERSION * 10

/** A database that neither opens nor fails, as on a disk that hangs, is given up after this. */
const PATIENCE_MS = 10_000

/** A replica at hand, and where it stands. */
type Opened = { db: ReplicaDb; position: Position }

/**
 * Opens a replica. One that cannot be read, or that a newer version of the app has made, is thrown
 * away and begun again: it is only a copy. Rejects when none can be kept at all.
 */
export async function openOrRebuild(name: string, appVersion: string): Promise<Opened> {
  try {
    return await open(name, appVersion)
  } catch {
    await soon(Dexie.delete(name)).catch(() => undefined)
    return open(name, appVersion)
  }
}

async function open(name: string, appVersion: string): Promise<Opened> {
  const db = openReplica(name, appVersion)
  try {
    await soon(db.open())
    if (db.backendDB().version > NATIVE_VERSION) throw new Error('a newer version made it')
    await soon(fetchUnreadAgain(db))
    return { db, position: await soon(readPosition(db)) }
  } catch (thrown) {
    db.close()
    throw thrown
  }
}

function soon<T>(work: PromiseLike<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS)
    work.then(resolve, reject)
    work.then(
      () => clearTimeout(timer),
      () => clearTimeout(timer),
    )
  })
}
