import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { columnTypes } from '../../server/db/types.ts'
import { EMBEDDED_NAME, startCluster } from '../../server/postgres/cluster.ts'
import { ensureDatabase } from '../../server/postgres/open.ts'
import { startServer, type TestServer } from '../e2e/server.ts'
import { moveClock } from '../sandbox-clock.ts'

/** A database that belongs to no server, and servers on it, each with a clock that can be moved. */
export type SharedBooks = {
  url: string
  admin: pg.Pool
  start(): Promise<TestServer>
  stop(): Promise<void>
}

/** Starts the database; the servers are started and ended by the caller. */
export async function openSharedBooks(): Promise<SharedBooks> {
  const dataDir = await mkdtemp(join(tmpdir(), 'milepost-shared-'))
  const cluster = await startCluster(join(dataDir, 'database'))
  await ensureDatabase(cluster, EMBEDDED_NAME)
  const url = cluster.appUrl(EMBEDDED_NAME)
  const admin = new pg.Pool({
    connectionString: cluster.adminUrl(EMBEDDED_NAME),
    max: 2,
    types: columnTypes,
  })
  // A connection that is idle when its server ends says so to nobody.
  admin.on('error', () => undefined)
  return {
    url,
    admin,
    start: () => startServer({ sandbox: true, withoutLimits: true, dataDir, databaseUrl: url }),
    stop: async () => {
      await admin.end()
      await cluster.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/**
 * Sets a server's clock, which has it do what has fallen due. Resolves when it has answered, or is
 * no more.
 */
export const setClock = (server: TestServer, atMs: number): Promise<void> =>
  moveClock(server, atMs).catch(() => undefined)
