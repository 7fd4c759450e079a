import { hostname } from 'node:os'
import { createRequests } from '../../shared/client/requests.ts'
import type { Failure } from '../../shared/contract/errors.ts'
import { createSignIn, type SignIn } from '../account/sign-in.ts'
import { createNoticeDelivery } from '../desktop/notice-delivery.ts'
import { describeFault } from '../diagnostics/describe-fault.ts'
import type { OutboxRecord } from '../outbox/record.ts'
import type { Api } from '../sync/api.ts'
import { createHttpApi } from '../sync/http-api.ts'
import { createHttpTransport } from '../sync/http-transport.ts'
import { createSync, type Sync } from '../sync/sync.ts'
import type { AppPorts } from './app-ports.ts'
import type { Storage } from './storage.ts'
import type { Tracking } from './tracking.ts'

/** The room that talks with the marketplace. */
export type Conversation = {
  signIn: SignIn
  signOut(): Promise<void>
  api(): Promise<Api>
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
  const announceDevice = async () => {
    const { deviceId } = account
    const payload = {
      deviceId,
      name: hostname().slice(0, 100) || 'Computer',
      platform: process.platform,
    }
    const draft = { id: ports.ids.uuid(), issuedAtMs: nowMs(), owner: account.owner() }
    const added = await outbox.add({ ...draft, type: 'registerDevice', payload })
    if (!added.ok) throw new Error(added.error)
  }
  const onRefused = (record: OutboxRecord, error: Failure) => {
    ports.onChange()
    tracking.refused(record, error)
  }
  const signIn = createSignIn({
    api,
    server: ports.server,
    nowMs,
    wait,
    openBrowser: ports.openBrowser,
    onToken(token) {
      account.takeToken(token)
      account.keepToken()
      sync?.tryNow()
      ports.onChange()
    },
    onChange: ports.onChange,
  })
  return {
    signIn,
    api,
    sync: () => sync,
    async signOut() {
      signIn.cancel()
      const marketplace = await api()
      // Best effort, and nobody waits for it: the request has the token, which is forgotten here.
      if (account.token() !== null) void marketplace.signOut()
      account.dropToken()
      sync?.tryNow()
      ports.onChange()
    },
    async begin() {
      account.keepToken()
      sync = createSync({
        ...ports,
        api: await api(),
        account,
        contracts: storage.contracts,
        outbox,
        pictures,
        announceDevice,
        holdsCapture: tracking.tracker.holdsCapture,
        onRefused,
        onNotice: delivery.receive,
        onBug: (thrown) => ports.log.write('syncFailed', describeFault(thrown)),
      })
      ports.power.on((event) => {
        if (event === 'resumed') sync?.tryNow()
      })
      sync.tryNow()
    },
    async close() {
      signIn.cancel()
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
