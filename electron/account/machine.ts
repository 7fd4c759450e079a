import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where each system keeps the id that it made when it was installed. */
const READERS: Partial<Record<NodeJS.Platform, (() => Promise<string>)[]>> = {
  linux: ['/etc/machine-id', '/var/lib/dbus/machine-id'].map(
    (path) => () => readFile(path, 'utf8'),
  ),
  darwin: [
    async () => {
      const { stdout } = await run('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'])
      return /"IOPlatformUUID" = "([^"]+)"/.exec(stdout)?.[1] ?? ''
    },
  ],
  win32: [
    async () => {
      const key = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography'
      const { stdout } = await run('reg.exe', ['query', key, '/v', 'MachineGuid'])
      return /MachineGuid\s+REG_SZ\s+(\S+)/.exec(stdout)?.[1] ?? ''
    },
  ],
}

/**
 * What tells this computer from others: a digest of the system's own id, which never leaves this
 * computer as it is. Null where there is none, as in some containers.
 */
export async function machineDigest(platform: NodeJS.Platform): Promise<string | null> {
  for (const read of READERS[platform] ?? []) {
    const id = await read().then(
      (text) => text.trim(),
      () => '',
    )
    if (id) return createHash('sha256').update(`milepost ${id}`).digest('hex').slice(0, 32)
  }
  return null
}
