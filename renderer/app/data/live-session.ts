import { Dexie, liveQuery } from 'dexie'
import type { Account, Balance, RunningSession } from '../../../shared/contract/entities.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { PendingRecord } from '../../../shared/contract/ipc.ts'
import type { PostedSegment } from '../../../shared/contract/segments.ts'
import { type ReplicaDb, replicaName } from '../../replica/database.ts'
import { openOrRebuild } from '../../replica/open-or-rebuild.ts'
import { optimisticSegments } from '../../replica/optimistic-segments.ts'
import { optimisticView, type View } from '../../replica/optimistic-view.ts'
import { createPuller, type Puller } from '../../replica/puller.ts'
import { readSegments, readSnapshot, type Snapshot } from '../../replica/read.ts'
import {
  forget,
  nothingStanding,
  overlay,
  type Standing,
  takePending,
} from '../../replica/standing.ts'
import type { DiarySegment } from '../../ui/diary/segments.ts'
import { call } from '../bridge.ts'

/** All that the pages read, but the segments. */
export type Data = View & {
  account: Account | null
  balances: Balance[]
  runningSession: RunningSession | null
  /** Whether the feed was ever read to its end: before, nothing only means "not yet". */
  complete: boolean
  /** How many rows of the feed this version of the app cannot read (Y5). */
  unread: number
  /** Why the last pull did not reach the feed's end. */
  pullFailure: Failure | null
}

/** The segments that touch a stretch of time, and a way to stop hearing of them. */
type SegmentWatch = { posted: PostedSegment[]; pull: number; tell: () => void }

/** How far before a stretch the weeks of its segments can begin: their time decides the limit (T8). */
const WEEK_AND_DAY_MS = 8 * 86_400_000

/** Waits between pulls that fail. */
const RETRY_FIRST_MS = 2_000
const RETRY_LAST_MS = 60_000

const sameRecords = (a: readonly PendingRecord[], b: readonly PendingRecord[]): boolean =>
  a.length === b.length && a.every(({ id, state }, at) => id === b[at]?.id && state === b[at].state)

/** One account's replica at work: rows and outbox go in, one view for the pages comes out. */
export class LiveSession {
  readonly #db: ReplicaDb
  readonly #puller: Puller
  readonly #tell: (data: Data) => void
  readonly #onBroken: () => void
  readonly #watches = new Set<SegmentWatch>()
  readonly #stopSnapshot: () => void
  #standing: Standing = nothingStanding
  #snapshot: Snapshot | null = null
  #failure: Failure | null = null
  #projects: View['projects'] = []
  #retryMs = RETRY_FIRST_MS
  #retry: ReturnType<typeof setTimeout> | undefined

  private constructor(
    db: ReplicaDb,
    pullsBefore: number,
    tell: (data: Data) => void,
    onBroken: () => void,
  ) {
    this.#db = db
    this.#onBroken = onBroken
    this.#tell = tell
    this.#puller = createPuller({
      db,
      after: pullsBefore,
      fetchPage: (since) => call('sync.pull', { since }),
      onEnd: (failure) => {
        this.#failure = failure
        this.#tryAgain(failure)
        this.#standing = forget(this.#standing, this.#snapshot?.pull ?? 0)
        this.#show()
      },
    })
    const subscription = liveQuery(() => readSnapshot(db)).subscribe({
      next: (snapshot) => {
        this.#snapshot = snapshot
        this.#show()
      },
      error: onBroken,
    })
    // The browser closes a database whose files it can no longer read.
    db.on('close', onBroken)
    this.#stopSnapshot = () => subscription.unsubscribe()
  }

  /**
   * Opens the account's replica; another account's copy on this computer is dropped. Rejects when
   * there is no way to keep one. `onBroken`: it has failed since, and must be opened again.
   */
  static async open(
    server: string,
    accountId: number,
    appVersion: string,
    tell: (data: Data) => void,
    onBroken: () => void,
  ): Promise<LiveSession> {
    const name = replicaName(server, accountId)
    const { db, position } = await openOrRebuild(name, appVersion)
    const session = new LiveSession(db, position.pull, tell, onBroken)
    session.pull()
    Dexie.getDatabaseNames()
      .then((names) =>
        Promise.all(names.filter((other) => other !== name).map((other) => Dexie.delete(other))),
      )
      .catch(() => undefined)
    return session
  }

  /** Brings the replica level with the feed. */
  pull(): void {
    this.#puller.pull()
  }

  /** Takes the outbox as main reports it; what has left it is fetched back as rows. */
  setPending(pending: readonly PendingRecord[]): void {
    if (sameRecords(this.#standing.pending, pending)) return
    const before = this.#standing.departed.length
    this.#standing = takePending(this.#standing, pending, this.#puller.begun())
    if (this.#standing.departed.length > before) this.pull()
    this.#show()
    for (const { tell } of this.#watches) tell()
  }

  /** Tells of the segments in `[fromMs, toMs)`, posted and waiting, now and whenever they change. */
  watchSegments(
    fromMs: number,
    toMs: number,
    tell: (segments: DiarySegment[]) => void,
  ): () => void {
    let told: DiarySegment[] | null = null
    const watch: SegmentWatch = {
      posted: [],
      pull: -1,
      tell: () => {
        if (watch.pull < 0) return
        const pending = overlay(this.#standing, watch.pull)
        const all = optimisticSegments(watch.posted, pending, this.#projects)
        told = all.filter(({ startMs, endMs }) => startMs < toMs && endMs > fromMs)
        tell(told)
      },
    }
    this.#watches.add(watch)
    const subscription = liveQuery(() =>
      readSegments(this.#db, fromMs - WEEK_AND_DAY_MS, toMs),
    ).subscribe({
      next: ({ segments, pull }) => {
        watch.posted = segments
        watch.pull = pull
        watch.tell()
      },
      error: this.#onBroken,
    })
    return () => {
      this.#watches.delete(watch)
      subscription.unsubscribe()
    }
  }

  close(): void {
    clearTimeout(this.#retry)
    this.#puller.stop()
    this.#stopSnapshot()
    this.#db.close()
  }

  /** A pull that failed is asked for again, later each time; any other reason to pull comes first. */
  #tryAgain(failure: Failure | null): void {
    clearTimeout(this.#retry)
    if (failure === null) {
      this.#retryMs = RETRY_FIRST_MS
      return
    }
    this.#retry = setTimeout(() => this.pull(), this.#retryMs)
    this.#retryMs = Math.min(this.#retryMs * 2, RETRY_LAST_MS)
  }

  #show(): void {
    const snapshot = this.#snapshot
    if (!snapshot) return
    const view = optimisticView(snapshot, overlay(this.#standing, snapshot.pull))
    this.#projects = view.projects
    this.#tell({
      ...view,
      account: snapshot.account,
      balances: snapshot.balances,
      runningSession: snapshot.runningSession,
      complete: snapshot.complete,
      unread: snapshot.unread,
      pullFailure: this.#failure,
    })
  }
}
