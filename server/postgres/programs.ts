import { type ChildProcess, spawn } from 'node:child_process'
import { DatabaseError } from '../db/errors.ts'
import { ExplainedError, type Line, plain } from '../line.ts'
import type { Binaries } from './binaries.ts'
import type { PostgresAccount } from './postgres-account.ts'

/** Our environment for the programs, without the variables that change what PostgreSQL does. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|DATABASE_)/.test(name))
  return { ...Object.fromEntries(own), LC_ALL: 'C' }
}

/** Keeps the end of what a program says, for the error when it fails. */
function lastWords(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-4000)
  })
  return () => text
}

function reasonIn(said: string): Line {
  const reasons = said.split('\n').filter((line) => /FATAL|ERROR|error:|fatal/.test(line))
  const last = reasons.at(-1)?.trim()
  return last === undefined ? ({ t }) => t('database.noReason') : plain(last)
}

/** Makes a cluster: UTF-8, byte order, passwords for every connection. */
export async function runInitdb(
  binaries: Binaries,
  account: PostgresAccount,
  folder: string,
  passwordFile: string,
): Promise<void> {
  const [program, args] = account.command(binaries.initdb, [
    `--pgdata=${folder}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
  ])
  const child = spawn(program, args, {
    env: cleanEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said = lastWords(child)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) {
    const because = reasonIn(said())
    throw new DatabaseError((words) =>
      words.t('database.notMade', { folder, reason: because(words) }),
    )
  }
}

/** A running server program. `ended` resolves when it is gone, however that came. */
export type PostgresProcess = { stop(): Promise<void>; ended: Promise<void> }

/** Why a start failed, and whether trying again may help. */
export class StartFailure extends ExplainedError {
  readonly again: boolean
  constructor(said: string) {
    super(reasonIn(said))
    this.again = /could not bind|could not create any TCP|still in use|lock file/.test(said)
  }
}

/** How long a clean shutdown may take before the server has to drop everything. */
const STOP_MS = 3_500

/** Starts the server on 127.0.0.1 and resolves when it takes connections. */
export async function runPostgres(
  binaries: Binaries,
  account: PostgresAccount,
  folder: string,
  port: number,
): Promise<PostgresProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 60,
    fsync: 'on',
    synchronous_commit: 'on',
    jit: 'off',
    // No replica is fed from here: the write-ahead log need not carry what only replicas read.
    wal_level: 'minimal',
    max_wal_senders: 0,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [program, args] = account.command(binaries.postgres, [
    '-D',
    folder,
    '-p',
    `${port}`,
    ...flags,
  ])
  const child = spawn(program, args, {
    env: cleanEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C in a terminal is for us; the database is stopped when our requests have ended.
    detached: true,
  })
  const said = lastWords(child)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => reject(new StartFailure(said())))
    child.stderr?.on('data', () => {
      if (said().includes('ready to accept connections')) resolve()
    })
  })
  return {
    ended,
    stop: async () => {
      child.kill('SIGINT')
      const force = setTimeout(() => child.kill('SIGQUIT'), STOP_MS)
      await ended
      clearTimeout(force)
    },
  }
}
