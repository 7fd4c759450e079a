import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseError } from '../db/errors.ts'
import { lineOf } from '../line.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster, ensureWritable } from './data-folder.ts'
import { keepRunning } from './keep-running.ts'
import { clearLeftovers } from './leftovers.ts'
import { postgresAccount } from './postgres-account.ts'
import { type PostgresProcess, runPostgres, StartFailure } from './programs.ts'

/** A running embedded PostgreSQL. The addresses differ in what they may do. */
export type Cluster = {
  /** Address of a database for its administrator, who makes databases and roles. */
  adminUrl(database: string): string
  /** Address of a database for the owner of its tables, who migrates. */
  ownerUrl(database: string): string
  /** Address of a database for the marketplace itself, with the least it needs. */
  appUrl(database: string): string
  /** Password that the marketplace's role must have. */
  appPassword: string
  stop(): Promise<void>
}

/** The role that owns all tables of the embedded database; nobody signs in as it. */
export const OWNER_ROLE = 'milepost_owner'

/** The role that the marketplace works under in the embedded database. */
export const APP_ROLE = 'milepost_app'

/** The marketplace's database in an embedded cluster. */
export const EMBEDDED_NAME = 'milepost'

/** The administrator's address, at which the owner, who cannot sign in, works. */
export const asOwner = (adminUrl: string): string =>
  `${adminUrl}?options=${encodeURIComponent(`-c role=${OWNER_ROLE}`)}`

const ATTEMPTS = 10
const RETRY_MS = 300

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** Starts the server, again while that may help; `port` 0 takes a free one each time. */
async function startServer(
  run: (port: number) => Promise<PostgresProcess>,
  wanted: number,
): Promise<{ server: PostgresProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = wanted || (await freePort())
    try {
      return { server: await run(port), port }
    } catch (error) {
      // Someone took the port in the meantime, or a killed server's last processes are still ending.
      if (!(error instanceof StartFailure && error.again && attempt < ATTEMPTS)) throw error
      await pause(RETRY_MS)
    }
  }
}

/** Starts the embedded PostgreSQL of a data folder, making it on the first start. */
export async function startCluster(dataDir: string): Promise<Cluster> {
  const root = await ensureWritable(dataDir)
  const binaries = await findBinaries()
  const account = await postgresAccount([`${root}/.`, binaries.postgres])
  const { folder, secrets } = await ensureCluster(root, binaries, account)
  await clearLeftovers(folder, secrets.admin)

  const run = (port: number) => runPostgres(binaries, account, folder, port)
  const { server, port } = await startServer(run, 0).catch((error: unknown) => {
    const because = lineOf(error)
    throw new DatabaseError((words) =>
      words.t('database.notStarted', { folder, reason: because(words) }),
    )
  })
  const stop = keepRunning(server, async () => (await startServer(run, port)).server)
  const url = (user: string, password: string, database: string): string =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
  const adminUrl = (database: string) => url('postgres', secrets.admin, database)
  return {
    adminUrl,
    ownerUrl: (database) => asOwner(adminUrl(database)),
    appUrl: (database) => url(APP_ROLE, secrets.app, database),
    appPassword: secrets.app,
    stop,
  }
}
