import type { Account, Balance, RunningSession } from '../../shared/contract/entities.ts'
import type { PostedSegment } from '../../shared/contract/segments.ts'
import { SEGMENT_MAX_MS } from '../../shared/tracking/segment.ts'
import { type ReplicaDb, readPosition } from './database.ts'
import type { Rows } from './optimistic-view.ts'

/** Everything but the segments: small, and read together so that it is of one moment. */
export type Snapshot = Rows & {
  account: Account | null
  balances: Balance[]
  runningSession: RunningSession | null
  /** How many rows this version could not read (Y5). */
  unread: number
  /** The pull that brought these rows. */
  pull: number
  /** Whether the feed was ever read to its end: until then "nothing" only means "not yet". */
  complete: boolean
}

export function readSnapshot(db: ReplicaDb): Promise<Snapshot> {
  const tables = db.tables.filter(({ name }) => name !== 'segment')
  return db.transaction('r', tables, async () => {
    const { pull } = await readPosition(db)
    return {
      account: (await db.account.toCollection().first()) ?? null,
      projects: await db.project.toArray(),
      milestoneRequests: await db.milestoneRequest.toArray(),
      milestones: await db.milestone.toArray(),
      balances: await db.balance.toArray(),
      runningSession: (await db.runningSession.toCollection().first()) ?? null,
      unread: await db.unread.count(),
      pull,
      complete: pull > 0,
    }
  })
}

/** The posted segments that lie, wholly or in part, in `[fromMs, toMs)`. */
export function readSegments(
  db: ReplicaDb,
  fromMs: number,
  toMs: number,
): Promise<{ segments: PostedSegment[]; pull: number }> {
  return db.transaction('r', [db.segment, db.meta], async () => ({
    segments: await db.segment
      .where('startMs')
      .between(fromMs - SEGMENT_MAX_MS, toMs, true, false)
      .and(({ endMs }) => endMs > fromMs)
      .toArray(),
    pull: (await readPosition(db)).pull,
  }))
}
