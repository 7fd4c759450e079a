import type { AppState, PendingRecord } from '../../shared/contract/ipc.ts'
import { ownerTagOf } from '../capture/picture-store.ts'
import type { Owner } from '../outbox/record.ts'
import { choicesOf } from '../settings/settings.ts'
import type { Services } from './services.ts'

/** All that the window is told, gathered from those who own it. */
export function readAppState(services: Services): AppState {
  const { ports, storage, tracking, conversation } = services
  const { account } = storage
  const signedIn = account.hasToken()
  return {
    connection: signedIn ? (conversation.sync()?.connection() ?? 'offline') : 'signedOut',
    blockedBy: (signedIn && conversation.sync()?.blockedBy()) || null,
    server: ports.server,
    version: ports.version,
    account: account.signedInAs(),
    lastAccount: account.account(),
    deviceId: account.deviceId,
    tracker: tracking.view(),
    startable: tracking.startable(),
    elsewhere: conversation.elsewhere(),
    pending: pendingOf(storage, account.owner()),
    picturesWaiting: picturesOf(storage, account.owner()),
    notices: [...ports.notices.list()],
    deviceCode: conversation.signIn.code(),
    settings: choicesOf(ports.settings.read()),
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

/** Whose pictures they are shows only in a tag. */
function picturesOf({ pictures }: Services['storage'], owner: Owner): number {
  const mine = new Set([ownerTagOf(owner), ownerTagOf(null)])
  return pictures.list().filter(({ ownerTag }) => mine.has(ownerTag)).length
}

const plain = ({ id, type, issuedAtMs, payload }: Omit<PendingRecord, 'state' | 'error'>) => ({
  id,
  type,
  issuedAtMs,
  payload,
})
