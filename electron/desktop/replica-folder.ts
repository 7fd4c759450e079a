import { accessSync, constants, renameSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Where Chromium keeps the window's databases, from the outermost folder in. */
const FOLDERS = ['IndexedDB', join('IndexedDB', 'app_milepost_0.indexeddb.leveldb')]

/**
 * Clears the way for the window's replica before the window opens: what stands in its folder's place
 * and cannot be used as one is put aside, as the replica is only a copy. Returns its new name, or
 * null. What cannot be moved stays; the window then works without a replica.
 */
export function clearReplicaFolder(userData: string, nowMs: number): string | null {
  for (const path of FOLDERS.map((folder) => join(userData, folder))) {
    if (isUsable(path)) continue
    const aside = `${basename(path)}.damaged-${nowMs}`
    try {
      renameSync(path, join(dirname(path), aside))
      return aside
    } catch {
      return null
    }
  }
  return null
}

/** Nothing at all is fine: Chromium makes it. */
function isUsable(path: string): boolean {
  try {
    if (!statSync(path).isDirectory()) return false
  } catch {
    return true
  }
  try {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}
