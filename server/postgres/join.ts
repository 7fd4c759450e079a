import { access } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { DatabaseError } from '../db/errors.ts'
import { APP_ROLE, asOwner, EMBEDDED_NAME, startCluster } from './cluster.ts'
import { readLock } from './leftovers.ts'
import { readSecrets } from './secrets.ts'

/** The address of a data folder's database, and how to leave it. */
export type Joined = { url: string; leave(): Promise<void> }

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Under which role: the marketplace's, which may do the least, or that of the tables' owner. */
type JoinedAs = 'app' | 'owner'

/**
 * Reaches the database in a data folder: beside the marketplace that runs it, or started for as long
 * as it is needed. It is neither made nor migrated. Throws a DatabaseError where there is none.
 */
export async function joinEmbedded(dataDir: string, as: JoinedAs = 'app'): Promise<Joined> {
  const folder = join(resolve(dataDir), 'postgres')
  await access(join(folder, 'PG_VERSION')).catch(() => {
    throw new DatabaseError(({ t }) => t('database.noDatabase', { folder: resolve(dataDir) }))
  })
  const { app, admin } = await readSecrets(resolve(dataDir))
  const lock = await readLock(folder)
  if (lock) {
    const place = `127.0.0.1:${lock.port}/${EMBEDDED_NAME}`
    const url =
      as === 'owner'
        ? asOwner(`postgres://postgres:${admin}@${place}`)
        : `postgres://${APP_ROLE}:${app}@${place}`
    if (await answers(url)) return { url, leave: async () => undefined }
  }
  const cluster = await startCluster(dataDir)
  const url = as === 'owner' ? cluster.ownerUrl(EMBEDDED_NAME) : cluster.appUrl(EMBEDDED_NAME)
  return { url, leave: cluster.stop }
}

/** Which database a command line means: one by its address, or the one in a data folder. */
export type CommandPlace = { url: string } | { dataDir: string }

/** Does some work with the address of a database, which runs until the work is done. */
export async function withDatabase<T>(
  of: CommandPlace,
  as: JoinedAs,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if ('url' in of) return work(of.url)
  const { url, leave } = await joinEmbedded(of.dataDir, as)
  try {
    return await work(url)
  } finally {
    await leave()
  }
}
