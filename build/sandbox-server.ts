import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Ready } from '../test/e2e/server.ts'
import { root } from './setup/paths.mjs'
import { SetupError, say } from './setup/progress.mjs'

/** A running marketplace with sample projects. */
export interface SandboxServer {
  readonly url: string
  /** What it said when it was ready: its accounts and projects. */
  readonly ready: Ready
  readonly process: ChildProcess
}

/** The app's data belong to an address, so the sandbox keeps to one while it can. */
const preferredPort = 4780
const notStarted =
  'The marketplace did not start. If another npm start is running, quit that first.'

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
    child.once('close', () => reject(new SetupError(notStarted)))
  })
  const ready = JSON.parse(first) as Ready
  if (port === 0) {
    say(
      `Port ${preferredPort} is taken by another program; the sandbox is at ${ready.url} instead.`,
    )
    say('What an earlier start left to be sent waits in the app until its own address is back.')
  }
  return { url: ready.url, ready, process: child }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
