import type { Failure } from '../../shared/contract/errors.ts'
import type { ChangesPage, Notice } from '../../shared/contract/feed.ts'
import type { AppState } from '../../shared/contract/ipc.ts'
import type { AccountKeeper } from '../account/account.ts'
import { ownerTagOf, type PictureStore, type StoredPicture } from '../capture/picture-store.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { OutboxRecord } from '../outbox/record.ts'
import type { Answered, Api } from './api.ts'
import type { ApiFault } from './api-fault.ts'
import { followEvents } from './event-stream.ts'
import { pushAll } from './push.ts'
import { pushPictures } from './push-pictures.ts'
import { createRetryLoop } from './retry-loop.ts'

/** What keeping in step with the marketplace needs. */
export type SyncPorts = {
  api: Api
  account: AccountKeeper
  outbox: Outbox
  pictures: PictureStore
  /** Announces this device, once an account (P8). */
  announceDevice(): Promise<void>
  /** Whether the capture's segment has not reached the outbox yet. */
  holdsCapture(captureId: string): boolean
  chance(): number
  onRefused(record: OutboxRecord, error: Failure): void
  onCursor(cursor: number): void
  onNotice(notice: Notice): void
  /** Something failed that should not have; it is tried again. */
  onBug(thrown: unknown): void
  /** Connection, account or pictures have changed. */
  onChange(): void
}

/** The app's one conversation with the marketplace. */
export type Sync = {
  connection(): AppState['connection']
  /** Begins, or tries again at once: after sign-in, wake-up, or when asked. */
  hurry(): void
  pull(since: number): Answered<ChangesPage>
  /** Ends the conversation; what waits stays on disk. */
  stop(): Promise<void>
}

/** Pushes, uploads and listens until stopped. */
export function createSync(ports: SyncPorts): Sync {
  const { api, account, outbox, pictures } = ports
  let reached: AppState['connection'] = 'offline'
  let checkedToken: string | null = null
  let stream: { line: AbortController; cut: boolean } | null = null

  const report = (fault: ApiFault | null) => {
    const next = connectionAfter(fault)
    if (next === null || next === reached) return
    reached = next
    ports.onChange()
  }
  let meeting: Promise<ApiFault | null> | null = null
  /** Learns, once a token, whose it is. Both loops need it; one asks for both. */
  const meet = async (): Promise<ApiFault | null> => {
    const token = account.token()
    if (token === null) return { kind: 'signedOut' }
    if (checkedToken === token) return null
    meeting ??= introduce(token).finally(() => {
      meeting = null
    })
    return meeting
  }
  const introduce = async (token: string): Promise<ApiFault | null> => {
    const answer = await api.me()
    if (!answer.ok) return answer.error
    account.takeAccount(answer.value)
    if (!account.isAnnounced()) {
      await ports.announceDevice()
      account.markAnnounced()
    }
    checkedToken = token
    ports.onChange()
    return null
  }
  const isMine = ({ owner }: OutboxRecord) => owner === null || owner === account.owner()
  /** Which pictures may leave now: ours, and those whose segments have been acknowledged. */
  const departing = () => {
    const mine = new Set([ownerTagOf(account.owner()), ownerTagOf(null)])
    const held = capturesIn([...outbox.queued(), ...outbox.refused().map(({ record }) => record)])
    return ({ captureId, ownerTag }: StoredPicture) =>
      mine.has(ownerTag) && !held.has(captureId) && !ports.holdsCapture(captureId)
  }
  /** Records, then pictures: a record that has to wait holds up no picture but its own (Y4). */
  const pushRound = async (): Promise<ApiFault | null> => {
    const fault = await pushAll({
      api,
      outbox,
      isMine,
      onAcknowledged: () => ports.onChange(),
      onRefused: ports.onRefused,
    })
    if (fault && fault.kind !== 'failed') return fault
    return (await pushPictures({ api, pictures, mayLeave: departing() })) ?? fault
  }
  const push = createRetryLoop(
    async () => {
      const fault = (await meet()) ?? (await pushRound())
      report(fault)
      ports.onChange()
      return fault
    },
    ports.chance,
    ports.onBug,
  )
  const listen = createRetryLoop(
    async () => {
      const stranger = await meet()
      if (stranger) {
        report(stranger)
        return stranger
      }
      const own = { line: new AbortController(), cut: false }
      stream = own
      const fault = await followEvents({
        api,
        lastSeq: account.lastSeq,
        line: own.line,
        onOpen() {
          report(null)
          listen.succeeded()
          push.hurry()
        },
        onChange: ports.onCursor,
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
  const offChange = outbox.onChange(push.wake)

  return {
    connection: () => reached,
    hurry() {
      push.hurry()
      listen.hurry()
      // The line may be dead since the computer slept, or still be the last account's.
      cutOff()
    },
    async pull(since) {
      const answer = await api.pull(since)
      report(answer.ok ? null : answer.error)
      return answer
    },
    async stop() {
      offChange()
      cutOff()
      await Promise.all([push.stop(), listen.stop()])
    },
  }
}

/** What a fault says of the connection; null when it says nothing. */
function connectionAfter(fault: ApiFault | null): AppState['connection'] | null {
  if (!fault) return 'online'
  if (fault.kind === 'signedOut' || fault.kind === 'serverTooNew') return fault.kind
  return fault.kind === 'offline' || fault.kind === 'busy' ? 'offline' : null
}

/** The captures that records name. */
function capturesIn(records: readonly OutboxRecord[]): Set<string> {
  const ids = new Set<string>()
  for (const record of records) {
    if (record.type === 'postSegment' && record.payload.segment.capture) {
      ids.add(record.payload.segment.capture.id)
    }
  }
  return ids
}
