import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = join(import.meta.dirname, '..', '..')

/** What the marketplace prints in its one line when it is ready; lists only with the sandbox. */
export type Ready = {
  ready: true
  url: string
  accounts: {
    role: 'employer' | 'freelancer' | 'arbiter'
    userId: number
    email: string
    password: string
    token: string
  }[]
  projects: {
    id: number
    bidId: number
    title: string
    type: 'hourly' | 'fixed'
    currency: string
    status: string
  }[]
}

/** A running marketplace process of a test. */
export type TestServer = {
  url: string
  ready: Ready
  dataDir: string
  /** Ends it as a service manager would and gives its exit code; its own folder goes too. */
  stop(): Promise<number | null>
  /** Ends it at once, as a power cut would; the folder stays. */
  kill(): Promise<void>
}

type Options = {
  sandbox?: boolean
  /** 0 takes a free one. */
  port?: number
  /** A folder of the caller's, so that a second server can go on where the first ended. */
  dataDir?: string
  /** A database that runs already, instead of one of its own. */
  databaseUrl?: string
  /** Without limits on how much an account may send. */
  withoutLimits?: boolean
}

async function readReady(child: ChildProcess, errors: () => string): Promise<Ready> {
  if (!child.stdout) throw new Error('the marketplace has no output')
  const lines = createInterface({ input: child.stdout })
  const [line] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the marketplace ended with ${code} before it was ready: ${errors()}`)
    }),
  ])) as [string]
  return JSON.parse(line) as Ready
}

/** Starts the real marketplace in a process of its own on a real PostgreSQL. */
export async function startServer(options: Options = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'milepost-server-')))
  const args = ['server/main.ts', '--port', String(options.port ?? 0), '--data', dataDir]
  if (options.sandbox) args.push('--sandbox')
  if (options.withoutLimits) args.push('--without-limits')
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}) },
  })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr = (stderr + chunk).slice(-4000)
  })
  const ended = once(child, 'exit')
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
  }
  const clean = async (): Promise<void> => {
    if (!options.dataDir) await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const ready = await readReady(child, () => stderr)
    return {
      url: ready.url,
      ready,
      dataDir,
      stop: async () => {
        await end('SIGTERM')
        await clean()
        return child.exitCode
      },
      kill: () => end('SIGKILL'),
    }
  } catch (error) {
    await end('SIGTERM')
    await clean()
    throw error
  }
}
