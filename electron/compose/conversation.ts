import { createRequests } from '../../shared/client/requests.ts'
import type { Failure } from '../../shared/contract/errors.ts'
import type { Elsewhere } from '../../shared/tracking/elsewhere.ts'
import { announceDevice } from '../account/announce-device.ts'
import { computerName } from '../account/computer-name.ts'
import { createSignIn, type SignIn } from '../account/sign-in.ts'
import { signOut } from '../account/sign-out.ts'
import { createNoticeDelivery } from '../desktop/notice-delivery.ts'
import { describeFault } from '../diagnostics/describe-fault.ts'
import type { OutboxRecord } from '../outbox/record.ts'
import type { Api } from '../sync/api.ts'
import { createHttpApi } from '../sync/http-api.ts'
import { createHttpTransport } from '../sync/http-transport.ts'
import { createSessionWatch, type SessionWatch } from '../sync/session-watch.ts'
import { createSync, type Sync } from '../sync/sync.ts'
import { createSyncNews } from '../sync/sync-news.ts'
import type { AppPorts } from './app-ports.ts'
import type { Storage } from './storage.ts'
import type { Tracking } from './tracking.ts'

/** The room that talks with the marketplace. */
export type Conversation = {
  signIn: SignIn
  signOut(): Promise<void>
  api(): Promise<Api>
  /** The account's session on another device, as far as it is known (T13). */
  elsewhere(): Elsewhere | null
  /** Null until `begin`. */
  sync(): Sync | null
  /** Takes its time, so only after the window's first paint. */
  begin(): Promise<void>
  close(): Promise<void>
}

/** Prepares the conversation; nothing is sent before `begin`. */
export function openConversation(
  ports: AppPorts,
  storage: Storage,
  tracking: Tracking,
): Conversation {
  const { account, outbox, pictures } = storage
  const nowMs = () => ports.clock.now().wallMs
  let loading: Promise<Api> | null = null
  let sync: Sync | null = null
  let watch: SessionWatch | null = null
  const api = () => {
    loading ??= createHttpTransport({ server: ports.server, token: account.token }).then((send) =>
      createHttpApi(createRequests(send, Date.now)),
    )
    return loading
  }
  const delivery = createNoticeDelivery({
    words: ports.words,
    announcer: ports.announcer,
    lastSeq: account.lastSeq,
    keepLastSeq: account.keepLastSeq,
    open: ports.showWindow,
  })
  const onRefused = (record: OutboxRecord, error: Failure) => {
    ports.onChange()
    tracking.refused(record, error)
  }
  const signIn = createSignIn({
    api,
    server: ports.server,
    computer: computerName(),
    nowMs,
    wait,
    openBrowser: ports.openBrowser,
    onToken(token) {
      account.takeToken(token)
      sync?.tryNow()
      ports.onChange()
    },
    onChange: ports.onChange,
  })
  return {
    signIn,
    api,
    elsewhere: () => watch?.elsewhere() ?? null,
    sync: () => sync,
    signOut: () =>
      signOut({
        account,
        signIn,
        api,
        onSignedOut() {
          sync?.tryNow()
          ports.onChange()
        },
      }),
    async begin() {
      const marketplace = await api()
      const onBug = (thrown: unknown) => ports.log.write('syncFailed', describeFault(thrown))
      watch = createSessionWatch({
        ...ports,
        api: marketplace,
        tracker: tracking.tracker,
        outbox,
        contracts: storage.contracts,
        deviceId: account.deviceId,
        isSignedIn: account.hasToken,
        nowMs,
        onEnded: tracking.endedThere,
        onBug,
      })
      sync = createSync({
        ...ports,
        api: marketplace,
        account,
        contracts: storage.contracts,
        outbox,
        pictures,
        announceDevice: () => announceDevice({ ...ports, account, outbox, nowMs }),
        holdsCapture: tracking.tracker.holdsCapture,
        onRefused,
        ...createSyncNews({ notices: ports.notices, nowMs }),
        onNotice: delivery.receive,
        onBug,
        onFollowed: watch.check,
      })
      ports.power.on((event) => {
        if (event === 'resumed') sync?.tryNow()
      })
      sync.tryNow()
    },
    async close() {
      signIn.cancel()
      watch?.stop()
      await sync?.stop()
    },
  }
}

const wait = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
  })
