import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Every file below a folder with its content; one that vanishes meanwhile is left out. */
export async function filesBelow(folder: string): Promise<{ path: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const read = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      const bytes = await readFile(path).catch(() => null)
      return bytes && { path, bytes }
    })
  return (await Promise.all(read)).filter((file) => file !== null)
}

/** Whether bytes hold a WebP picture anywhere. */
export function holdsWebp(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('RIFF'); at >= 0; at = bytes.indexOf('RIFF', at + 1)) {
    if (bytes.subarray(at + 8, at + 12).toString('latin1') === 'WEBP') return true
  }
  return false
}
