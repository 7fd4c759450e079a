import { join } from 'node:path'
import { type AccountKeeper, accountDocument, createAccountKeeper } from '../account/account.ts'
import { holdsDevice, realFolder, settleDevice } from '../account/device.ts'
import { openPictureStore, type PictureStore } from '../capture/picture-store.ts'
import type { AppNotices } from '../desktop/app-notices.ts'
import type { Disk } from '../disk/disk.ts'
import type { Document, OpenDocument } from '../disk/document.ts'
import { askAgain } from '../outbox/ask-again.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { damagedRecordsNotice, openSpool, unknownRecordsNotice } from '../outbox/spool-outbox.ts'
import { captureKeysDocument, createCaptureKeys } from '../secrets/capture-keys.ts'
import type { Vault } from '../secrets/vault.ts'
import { contractsDocument, type KnownContracts, keepContracts } from '../sync/known-contracts.ts'
import { type Checkpoint, checkpointDocument } from '../tracking/checkpoint.ts'
import { type LastSession, lastSessionDocument } from '../tracking/last-session.ts'

/** All that outlives the app, but the person's settings, which the window needs earlier. */
export type Storage = {
  /** The files were another device's until now, which may still be at work (T1). */
  isCopy: boolean
  account: AccountKeeper
  checkpoint: Document<Checkpoint>
  lastSession: Document<LastSession | null>
  contracts: KnownContracts
  outbox: Outbox
  pictures: PictureStore
}

/** Where it lies, and what opening it needs. */
export type StoragePlace = {
  folder: string
  machine(): Promise<string | null>
  disk: Disk
  server: string
  version: string
  openDocument: OpenDocument
  openPatiently: OpenDocument
  vault: () => Vault
  newId: () => string
  nowMs: () => number
  notices: AppNotices
}

/** Opens the files. Damaged records are kept, and the person hears of them. */
export async function openStorage(place: StoragePlace): Promise<Storage> {
  const { folder, disk, openDocument, vault, notices } = place
  const spool = join(folder, 'spool')
  const keysDocument = openDocument(captureKeysDocument)
  // The vault asks the system's keyring, which only the first picture should have to wait for.
  const keys = once(() => createCaptureKeys(keysDocument, vault()))
  const [{ outbox, damaged, unknown }, pictures, machine] = await Promise.all([
    openSpool(join(spool, 'outbox'), disk),
    openPictureStore(join(spool, 'captures'), keys, disk),
    place.machine(),
  ])
  await askAgain(outbox)
  if (damaged.length > 0) {
    notices.show(damagedRecordsNotice(damaged.length, join(spool, 'outbox'), place.nowMs()))
  }
  if (unknown.length > 0) {
    notices.show(unknownRecordsNotice(unknown.length, place.nowMs()))
  }
  const accountFile = place.openPatiently(accountDocument)
  const { isCopy } = settleDevice({
    document: accountFile,
    home: { machine, folder: realFolder(folder) },
    newId: place.newId,
    holds: (other, deviceId) => holdsDevice(folder, other, deviceId),
  })
  if (isCopy) notices.show({ id: 'copiedData', kind: 'copiedData', atMs: place.nowMs() })
  const account = createAccountKeeper(accountFile, place.server, vault, place.newId)
  return {
    isCopy,
    account,
    contracts: keepContracts({
      ...place,
      document: openDocument(contractsDocument),
      owner: account.owner,
    }),
    checkpoint: openDocument(checkpointDocument),
    lastSession: openDocument(lastSessionDocument),
    outbox,
    pictures,
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
