import type { AppState, PendingRecord } from '../../shared/contract/ipc.ts'
import type { Owner } from '../outbox/record.ts'
import type { Services } from './services.ts'

/** All that the window is told, gathered from those who own it. */
export function readAppState(services: Services): AppState {
  const { ports, storage, tracking, conversation } = services
  const { account, pictures } = storage
  const { idleThresholdMs, theme, closeToTray } = ports.settings.read()
  const signedIn = account.hasToken()
  return {
    connection: signedIn ? (conversation.sync()?.connection() ?? 'offline') : 'signedOut',
    server: ports.server,
    version: ports.version,
    account: signedIn ? account.account() : null,
    deviceId: account.deviceId,
    tracker: tracking.view(),
    pending: pendingOf(storage, account.owner()),
    picturesWaiting: pictures.list().length,
    notices: [...ports.notices.list()],
    deviceCode: conversation.signIn.code(),
    settings: { idleThresholdMs, theme, closeToTray },
  }
}

/** What waits of the account at hand; another account's records are not its business. */
function pendingOf({ outbox }: Services['storage'], owner: Owner): PendingRecord[] {
  const isMine = (record: { owner: Owner }) => record.owner === null || record.owner === owner
  const queued = outbox.queued().filter(isMine)
  const refused = outbox.refused().filter(({ record }) => isMine(record))
  return [
    ...refused.map(({ record, error }) => ({ ...plain(record), state: 'refused' as const, error })),
    ...queued.map((record) => ({ ...plain(record), state: 'queued' as const, error: null })),
  ]
}

const plain = ({ id, type, issuedAtMs, payload }: Omit<PendingRecord, 'state' | 'error'>) => ({
  id,
  type,
  issuedAtMs,
  payload,
})
