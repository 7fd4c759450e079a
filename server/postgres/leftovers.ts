import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { DatabaseError } from '../db/errors.ts'

const POLL_MS = 50
/** A killed marketplace's connections are noticed by their server within this. */
const GONE_MS = 1_500
const STOP_MS = 10_000

const fileIn = (folder: string): string => join(folder, 'postmaster.pid')

/** Which server has a cluster's folder, or had it when it was killed; null when none has. */
export async function readLock(folder: string): Promise<{ pid: number; port: number } | null> {
  const lines = (await readFile(fileIn(folder), 'utf8').catch(() => '')).split('\n')
  const pid = Number.parseInt(lines[0] ?? '', 10)
  const port = Number.parseInt(lines[3] ?? '', 10)
  return Number.isInteger(pid) ? { pid, port } : null
}

/** The command line of a running process; empty when it has ended, reaped or not. */
async function commandOf(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return await readFile(`/proc/${pid}/cmdline`, 'utf8')
    return (await promisify(execFile)('ps', ['-o', 'command=', '-p', `${pid}`])).stdout
  } catch {
    return ''
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself in the meantime.
  }
}

async function until(condition: () => Promise<boolean>, withinMs: number) {
  const deadline = performance.now() + withinMs
  while (performance.now() < deadline) {
    if (await condition()) return true
    await pause(POLL_MS)
  }
  return false
}

/** Whether anyone still works with a server that we did not start. Unreachable counts as nobody. */
async function hasClients(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query(
      `SELECT 1 FROM pg_stat_activity
        WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1`,
    )
    return rows.length > 0
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * Clears what a killed marketplace left behind in a cluster's folder: its lock file when nothing
 * runs any more, or the server itself, which outlives us when we are killed. A server that another
 * marketplace is using is left as it is, and the error says so.
 */
export async function clearLeftovers(folder: string, password: string): Promise<void> {
  const lock = await readLock(folder)
  if (!lock) return
  const { pid, port } = lock
  // The number may have gone to some other program since, above all after a restart.
  const runs = async () => (await commandOf(pid)).includes(folder)
  if (!(await runs())) {
    await rm(fileIn(folder), { force: true })
    return
  }
  if (!(await until(async () => !(await hasClients(port, password)), GONE_MS))) {
    throw new DatabaseError(({ t }) => t('database.inUse', { folder }))
  }
  for (const name of ['SIGINT', 'SIGQUIT'] as const) {
    signal(pid, name)
    if (await until(async () => !(await runs()), STOP_MS)) return
  }
  throw new DatabaseError(({ t }) => t('database.leftRunning', { folder, pid: String(pid) }))
}
