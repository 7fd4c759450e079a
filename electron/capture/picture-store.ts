import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Disk } from '../disk/disk.ts'
import {
  deleteFile,
  isUnfinished,
  makeFolder,
  moveFile,
  namesIn,
  replaceFile,
} from '../disk/durable.ts'
import type { Owner } from '../outbox/record.ts'
import type { CaptureKeys } from '../secrets/capture-keys.ts'
import { decryptGcm, encryptGcm } from '../secrets/gcm.ts'

/** A picture that waits on this computer; `ownerTag` tells accounts apart without naming them. */
export type StoredPicture = {
  captureId: string
  display: number
  ownerTag: string
  keyId: string
}

/** The encrypted pictures beside the spool (S2). Only WebP ever comes in, only ciphertext lies on disk. */
export type PictureStore = {
  list(): readonly StoredPicture[]
  add(captureId: string, display: number, owner: Owner, webp: Buffer): Promise<void>
  /** `locked`: its key is away for now. `damaged`: nothing will ever open it. */
  read(picture: StoredPicture): Promise<Result<Buffer, 'locked' | 'damaged'>>
  remove(picture: StoredPicture): Promise<void>
  /** Deletes every picture of a capture. */
  drop(captureId: string): Promise<void>
  /** Keeps it where it is tried no more. */
  setAside(picture: StoredPicture): Promise<void>
}

/** Short, stable and not reversible. */
export const ownerTagOf = (owner: Owner): string =>
  createHash('sha256')
    .update(owner ?? '')
    .digest('hex')
    .slice(0, 12)

const NAME = /^([0-9a-f-]{36})\.(\d+)\.([0-9a-f]{12})\.([0-9a-f]{8})\.pic$/

/** Opens the folder of pictures; the keys are asked for when a picture first needs one. */
export async function openPictureStore(
  folder: string,
  keys: () => CaptureKeys,
  disk: Disk,
): Promise<PictureStore> {
  const asideFolder = join(folder, 'aside')
  await makeFolder(disk, folder)
  await makeFolder(disk, asideFolder)
  const pictures = new Map<string, StoredPicture>()
  for (const name of await namesIn(folder)) {
    if (isUnfinished(name)) await deleteFile(disk, join(folder, name))
    const picture = parseName(name)
    if (picture) pictures.set(name, picture)
  }
  const remove = async (picture: StoredPicture) => {
    await deleteFile(disk, join(folder, nameOf(picture)))
    pictures.delete(nameOf(picture))
  }
  return {
    list: () => [...pictures.values()],
    async add(captureId, display, owner, webp) {
      const { id: keyId, key } = keys().current()
      const picture = { captureId, display, ownerTag: ownerTagOf(owner), keyId }
      const name = nameOf(picture)
      await replaceFile(disk, join(folder, name), encryptGcm(key, webp, contextOf(picture)))
      pictures.set(name, picture)
    },
    async read(picture) {
      const key = keys().find(picture.keyId)
      if (!key.ok) return err(key.error === 'locked' ? 'locked' : 'damaged')
      try {
        const data = await readFile(join(folder, nameOf(picture)))
        return ok(decryptGcm(key.value, data, contextOf(picture)))
      } catch {
        return err('damaged')
      }
    },
    remove,
    async drop(captureId) {
      for (const picture of [...pictures.values()]) {
        if (picture.captureId === captureId) await remove(picture)
      }
    },
    async setAside(picture) {
      const name = nameOf(picture)
      await moveFile(disk, join(folder, name), join(asideFolder, name))
      pictures.delete(name)
    },
  }
}

const contextOf = ({ captureId, display }: StoredPicture) => `capture ${captureId} ${display}`

const nameOf = ({ captureId, display, ownerTag, keyId }: StoredPicture) =>
  `${captureId}.${display}.${ownerTag}.${keyId}.pic`

function parseName(name: string): StoredPicture | null {
  const [, captureId, display, ownerTag, keyId] = NAME.exec(name) ?? []
  if (!captureId || !display || !ownerTag || !keyId) return null
  return { captureId, display: Number(display), ownerTag, keyId }
}
