import { mkdir, open, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import writeFileAtomic from 'write-file-atomic'

const FULL_CODES = new Set(['ENOSPC', 'EDQUOT'])

/** Whether a file-system error says that there is no room left. */
export const isDiskFull = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && FULL_CODES.has(String(thrown.code))

/**
 * Writes a file so that after any crash it is there whole or not at all: temporary name, fsync,
 * rename, fsync of the folder.
 */
export async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  await writeFileAtomic(path, bytes, { mode: 0o600 })
  // A disk that fills up in the middle can take a part and report success.
  if ((await stat(path)).size !== bytes.length) {
    await unlink(path)
    throw Object.assign(new Error('the disk took only a part'), { code: 'ENOSPC' })
  }
  await syncFolder(dirname(path))
}

/** Deletes a file, also from the disk's own memory of its folder; one that is gone is fine. */
export async function deleteDurably(path: string): Promise<void> {
  try {
    await unlink(path)
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')) throw thrown
  }
  await syncFolder(dirname(path))
}

/** Makes folders that only this user can enter. */
export const makePrivateFolder = (path: string) => mkdir(path, { recursive: true, mode: 0o700 })

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; its file system orders renames itself.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
