import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from './setup/paths.mjs'
import { SetupError } from './setup/progress.mjs'

/** What the sandbox says when it is ready, as far as a start needs it. */
export interface SandboxReady {
  readonly url: string
  readonly accounts: readonly {
    readonly role: string
    readonly email: string
    readonly password: string
    readonly token: string
  }[]
}

/** A running marketplace with sample projects. */
export interface SandboxServer extends SandboxReady {
  readonly process: ChildProcess
}

/** The app's data belong to an address, so the sandbox keeps to one while it can. */
const preferredPort = 4780

/**
 * Starts the marketplace in sandbox mode and resolves when it is ready.
 * @param data folder for its database, kept from one start to the next
 */
export async function startSandboxServer(data: string): Promise<SandboxServer> {
  const port = (await isFree(preferredPort)) ? preferredPort : 0
  const args = [join(root, 'server', 'main.ts'), '--port', `${port}`, '--data', data, '--sandbox']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const first = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    child.once('error', reject)
    child.once('close', () => reject(new SetupError('The marketplace did not start.')))
  })
  return { ...(JSON.parse(first) as SandboxReady), process: child }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
