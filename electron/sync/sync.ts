import { isDeepStrictEqual } from 'node:util'
import { type ApiFault, failureOfFault } from '../../shared/client/api-fault.ts'
import { followEvents } from '../../shared/client/event-stream.ts'
import type { Answered } from '../../shared/client/transport.ts'
import type { Failure } from '../../shared/contract/errors.ts'
import type { ChangesPage, Notice } from '../../shared/contract/feed.ts'
import type { AppState } from '../../shared/contract/ipc.ts'
import type { AccountKeeper } from '../account/account.ts'
import { ownerTagOf, type PictureStore, type StoredPicture } from '../capture/picture-store.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { type OutboxRecord, type Owner, segmentOf } from '../outbox/record.ts'
import type { Api } from './api.ts'
import { createIntroduction, OVERTAKEN, type SignedIn } from './introduction.ts'
import type { KnownContracts, PullRound } from './known-contracts.ts'
import { pushAll } from './push.ts'
import { pushPictures } from './push-pictures.ts'
import { createRetryLoop } from './retry-loop.ts'

/** What keeping in step with the marketplace needs. */
export type SyncPorts = {
  api: Api
  account: AccountKeeper
  /** Main's own view of the feed. */
  contracts: Pick<KnownContracts, 'pull' | 'acknowledged' | 'hasPosted'>
  outbox: Outbox
  pictures: PictureStore
  /** Announces this device, once an account (P8). */
  announceDevice(): Promise<void>
  /** Whether the capture's segment has not reached the outbox yet. */
  holdsCapture(captureId: string): boolean
  chance(): number
  onRefused(record: OutboxRecord, error: Failure): void
  /** The marketplace had a record of ours already, in another form. */
  onFiledBefore(record: OutboxRecord): void
  /** How many captures wait for a key that is away. */
  onLocked(captures: number): void
  onCursor(cursor: number): void
  onNotice(notice: Notice): void
  /** Something failed that should not have; it is tried again. */
  onBug(thrown: unknown): void
  /** The feed was read on. */
  onFollowed(): void
  /** Connection, account or pictures have changed. */
  onChange(): void
}

/** Start waits no longer than this for news of the marketplace. */
const SOON_MS = 2_000

/** The app's one conversation with the marketplace. */
export type Sync = {
  connection(): AppState['connection']
  /** What stands in its way, where that is more than a missing line. */
  blockedBy(): AppState['blockedBy']
  /** Begins, or tries again at once: after sign-in, wake-up, or when asked. */
  tryNow(): void
  pull(since: number): Answered<ChangesPage>
  /** Reads main's own view of the feed on, if the marketplace answers soon. */
  catchUp(): Promise<void>
  /** Ends the conversation without waiting for an answer; what waits stays on disk. */
  stop(): Promise<void>
}

/** Pushes, uploads and listens until stopped. */
export function createSync(ports: SyncPorts): Sync {
  const { api, account, outbox, pictures } = ports
  const ending = new AbortController()
  let reached = plainly('offline')
  let stream: { line: AbortController; cut: boolean } | null = null

  const report = (fault: ApiFault | null) => {
    const next = reachedAfter(fault)
    if (next === null || isDeepStrictEqual(next, reached)) return
    reached = next
    ports.onChange()
  }
  const introduction = createIntroduction({
    ...ports,
    signal: ending.signal,
    onIdentified: () => ports.onChange(),
  })
  /** Which pictures may leave now: the owner's, and those whose segments have been acknowledged. */
  const mayLeaveFor = (owner: Owner) => {
    const mine = new Set([ownerTagOf(owner), ownerTagOf(null)])
    const held = capturesIn([...outbox.queued(), ...outbox.refused().map(({ record }) => record)])
    return ({ captureId, ownerTag }: StoredPicture) =>
      mine.has(ownerTag) && !held.has(captureId) && !ports.holdsCapture(captureId)
  }
  const roundOf = (isCurrent: () => boolean) => ({
    api,
    signal: ending.signal,
    mayGoOn: () => !ending.signal.aborted && isCurrent(),
  })
  /** A segment's command has the segment's own id: another one under it is the same time. */
  const isFiled = async (record: OutboxRecord, { code }: Failure, round: PullRound) => {
    if (code !== 'command_id_reused' || record.type !== 'postSegment') return false
    await ports.contracts.pull(round)
    if (!ports.contracts.hasPosted(record.payload.segment)) return false
    ports.onFiledBefore(record)
    return true
  }
  /** Records, then pictures: a record that has to wait holds up no picture but its own (Y4). */
  const pushRound = async ({ owner, isCurrent }: SignedIn): Promise<ApiFault | null> => {
    const round = roundOf(isCurrent)
    const fault = await pushAll({
      ...round,
      outbox,
      isMine: (record) => record.owner === null || record.owner === owner,
      onAcknowledged(record) {
        ports.contracts.acknowledged(record)
        ports.onChange()
      },
      isFiled: (record, error) => isFiled(record, error, round),
      onRefused: ports.onRefused,
    })
    if (fault && fault.kind !== 'failed') return fault
    const mayLeave = mayLeaveFor(owner)
    return (await pushPictures({ ...round, pictures, mayLeave, onLocked: ports.onLocked })) ?? fault
  }
  const push = createRetryLoop(
    async () => {
      const who = await introduction.identify()
      const fault = who.ok ? await pushRound(who.value) : who.error
      report(fault)
      ports.onChange()
      return fault
    },
    ports.chance,
    ports.onBug,
  )
  const follow = createRetryLoop(
    async () => {
      const met = await introduction.identify()
      if (!met.ok) return met.error
      const fault = await ports.contracts.pull(roundOf(met.value.isCurrent))
      if (!fault) ports.onFollowed()
      ports.onChange()
      return fault
    },
    ports.chance,
    ports.onBug,
  )
  const listen = createRetryLoop(
    async () => {
      const who = await introduction.identify()
      if (!who.ok) {
        report(who.error)
        return who.error
      }
      // Nobody would cut off a stream that opens only now.
      if (ending.signal.aborted) return OVERTAKEN
      const own = { line: new AbortController(), cut: false }
      stream = own
      const fault = await followEvents({
        events: api.events,
        alarm,
        lastSeq: account.lastSeq,
        line: own.line,
        onOpen() {
          report(null)
          listen.succeeded()
          push.tryNow()
          follow.tryNow()
        },
        onHello(hello) {
          if (!account.noteDatabase(hello)) return
          introduction.forget()
          tryNow()
        },
        onChange(cursor) {
          follow.wake()
          ports.onCursor(cursor)
        },
        onNotice: ports.onNotice,
      })
      // Cut off by us, to begin anew at once.
      if (own.cut) return null
      report(fault)
      return fault
    },
    ports.chance,
    ports.onBug,
  )
  const cutOff = () => {
    if (!stream) return
    stream.cut = true
    stream.line.abort()
  }
  const tryNow = () => {
    push.tryNow()
    listen.tryNow()
    // The line may be dead since the computer slept, or still be the last account's.
    cutOff()
  }
  const offChange = outbox.onChange(push.wake)

  return {
    connection: () => reached.connection,
    blockedBy: () => reached.blockedBy,
    tryNow,
    async pull(since) {
      const answer = await api.pull(since)
      report(answer.ok ? null : answer.error)
      return answer
    },
    async catchUp() {
      const reading = introduction.identify().then(async (met) => {
        if (met.ok) await ports.contracts.pull(roundOf(met.value.isCurrent))
      })
      await Promise.race([
        reading.catch(ports.onBug),
        new Promise((done) => setTimeout(done, SOON_MS)),
      ])
    },
    async stop() {
      offChange()
      ending.abort()
      cutOff()
      await Promise.all([push.stop(), listen.stop(), follow.stop()])
    },
  }
}

type Reached = Pick<AppState, 'connection' | 'blockedBy'>

const plainly = (connection: AppState['connection']): Reached => ({ connection, blockedBy: null })

/** What a fault says of the connection; null when it says nothing. */
function reachedAfter(fault: ApiFault | null): Reached | null {
  if (!fault) return plainly('online')
  if (fault.kind === 'signedOut' || fault.kind === 'serverTooNew') return plainly(fault.kind)
  if (fault.kind === 'failed' || fault.kind === 'refused') return null
  const { code } = failureOfFault(fault)
  const isBlocked = fault.kind === 'untrusted' || code === 'way_blocked'
  return isBlocked ? { connection: 'blocked', blockedBy: code } : plainly('offline')
}

function alarm(afterMs: number, ring: () => void): () => void {
  const timer = setTimeout(ring, afterMs)
  return () => clearTimeout(timer)
}

/** The captures that records name. */
function capturesIn(records: readonly OutboxRecord[]): Set<string> {
  const ids = new Set<string>()
  for (const record of records) {
    const capture = segmentOf(record)?.capture
    if (capture) ids.add(capture.id)
  }
  return ids
}
