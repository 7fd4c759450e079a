/**
 * Starts the app, signed in to its own sandbox marketplace or pointed at another one.
 *
 *   npm start [-- --server URL]
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { VirtualDesktop } from '../test/desktop/virtual-desktop.ts'
import { fillSandbox } from './fill-sandbox.ts'
import { type LaunchOptions, launchSpec } from './launching.ts'
import { type SandboxServer, startSandboxServer } from './sandbox-server.ts'
import { SetupError, say } from './setup/progress.mjs'
import { hasDisplay } from './setup/system-packages.mjs'
import { giveUp } from './setup.mjs'
import { startVisibleDesktop } from './virtual-display.ts'

const dataFolder = join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'milepost')
const patienceMs = 8000
/** Chromium complains about what a desktop lacks and goes on; to a newcomer that looks like a failure. */
const fatalOnly = '--log-level=3'

let sandbox: SandboxServer | undefined
let desktop: VirtualDesktop | undefined
let app: ChildProcess | undefined
let interrupted = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!interrupted) say('Stopping …')
    interrupted = true
    if (app) void stop(app)
  })
}

try {
  const server = serverArgument()
  if (!server) sandbox = await startSandbox()
  if (process.platform === 'linux' && !hasDisplay() && !interrupted) {
    desktop = await startVisibleDesktop(join(dataFolder, 'keyring'))
  }
  if (!interrupted) process.exitCode = await runApp(appOptions(server))
} catch (error) {
  await stopAll()
  giveUp(error)
}
await stopAll()

function serverArgument(): string | undefined {
  try {
    const { server } = parseArgs({ options: { server: { type: 'string' } } }).values
    if (server !== undefined && !/^https?:$/.test(new URL(server).protocol)) throw new Error()
    return server
  } catch {
    throw new SetupError('Usage: npm start [-- --server URL], with a URL like https://example.com')
  }
}

/** Starts the marketplace and says how to sign in as the employer. */
async function startSandbox(): Promise<SandboxServer> {
  await mkdir(dataFolder, { recursive: true })
  const started = await startSandboxServer(join(dataFolder, 'sandbox'))
  await fillSandbox(started)
  const employer = started.ready.accounts.find(({ role }) => role === 'employer')
  say(`The sandbox marketplace is at ${started.url}`)
  if (employer) {
    say(
      `Be the employer in a browser: ${started.url}  ${employer.email}  password ${employer.password}`,
    )
  }
  return started
}

function appOptions(server: string | undefined): LaunchOptions {
  if (!sandbox) return { dev: true, server }
  const freelancer = sandbox.ready.accounts.find(({ role }) => role === 'freelancer')
  return {
    dev: true,
    server: sandbox.url,
    token: freelancer?.token,
    // Apart from the data of whoever uses the app for real.
    userData: join(dataFolder, 'sandbox-app'),
  }
}

/** @returns the app's exit code; 0 when we ended it */
async function runApp(options: LaunchOptions): Promise<number> {
  const spec = launchSpec(options)
  const env = { ...process.env, ...desktop?.env, ...spec.env }
  const child = spawn(spec.executablePath, [...spec.args, fatalOnly], { env, stdio: 'inherit' })
  app = child
  say('The app is running. Quit it from its tray menu, or press Ctrl-C here.')
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(interrupted ? 0 : (code ?? 1)))
  })
}

async function stopAll(): Promise<void> {
  if (app) await stop(app)
  if (sandbox) await stop(sandbox.process)
  await desktop?.stop()
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  const patience = new AbortController()
  const outOfPatience = delay(patienceMs, 'late', { signal: patience.signal }).catch(() => 'ended')
  if ((await Promise.race([ended, outOfPatience])) === 'late') child.kill('SIGKILL')
  patience.abort()
  await ended
}
