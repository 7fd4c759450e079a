import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDiskFull } from './disk.ts'

/**
 * The file system's code when nothing can be kept in a folder, null when something can. A full disk
 * is no reason: room comes back, and time counts on in memory until then.
 */
export function whyUnwritable(folder: string): string | null {
  const probe = join(folder, 'writable')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(probe, '')
    rmSync(probe)
    return null
  } catch (thrown) {
    if (isDiskFull(thrown)) return null
    return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown'
  }
}
