import pg from 'pg'
import type { Line } from '../line.ts'
import { Db } from './db.ts'
import { DatabaseError, sqlState } from './errors.ts'
import { GatheringSocket } from './gathering-socket.ts'
import { assertMigrated, migrate } from './migrate.ts'
import { identify, prepareOwned } from './prepare.ts'
import { keepPlans } from './prepared.ts'
import { columnTypes } from './types.ts'

/** An open database. */
export type Database = {
  db: Db
  /** Address for further connections, such as the one that listens for changes. */
  url: string
  /** Ends all connections, and what was started to serve them. */
  close(): Promise<void>
}

const POOL_SIZE = 10
const CONNECT_MS = 5_000
/** How long a process that hangs in the middle of a transaction keeps its accounts locked. */
const STALLED_MS = 30_000

/** What is wrong with a database's address, without its password. */
export function explain(error: unknown, url: string): DatabaseError {
  const address = URL.canParse(url) ? new URL(url) : null
  const hostIn: Line = ({ t }) => address?.host ?? t('database.theAddress')
  const state = sqlState(error)
  if (state === '28P01' || state === '28000') {
    return new DatabaseError((words) => words.t('database.refused', { host: hostIn(words) }))
  }
  if (state === '3D000') {
    const name = address?.pathname.slice(1) ?? ''
    return new DatabaseError((words) => words.t('database.absent', { name, host: hostIn(words) }))
  }
  const why = error instanceof AggregateError ? error.errors[0] : error
  const [reason = ''] = (why as Error).message.split('\n')
  return new DatabaseError((words) =>
    words.t('database.unreachable', { host: hostIn(words), reason }),
  )
}

function connect(url: string): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'milepost',
    idle_in_transaction_session_timeout: STALLED_MS,
    types: columnTypes,
    // Statements of a transaction go together where they can (`trx.ts`).
    pipeline: true,
    stream: () => new GatheringSocket(),
  })
  // An idle connection may break at any time; the pool drops it and the next query opens another.
  pool.on('error', () => undefined)
  // One may also break between two queries of a transaction: the next query fails, not the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    keepPlans(client)
  })
  return new Db(pool)
}

/** Connects to a database that is made ready, or looked at, first. */
async function openWith(
  url: string,
  ready: (pool: pg.Pool) => Promise<unknown>,
): Promise<Database> {
  const db = connect(url)
  const close = () => db.pool.end()
  try {
    await ready(db.pool)
  } catch (error) {
    await close()
    return because(url)(error)
  }
  return { db, url, close }
}

const openUrl = (url: string): Promise<Database> =>
  openWith(url, async (pool) => {
    await pool.query('SELECT 1')
    await migrate(pool)
  })

/**
 * Joins a database that a marketplace of this version has made ready, and changes nothing of its
 * schema. Throws a DatabaseError when it cannot.
 */
export const joinDatabase = (url: string): Promise<Database> => openWith(url, assertMigrated)

/** Throws what is wrong with an address in one sentence. */
const because =
  (url: string) =>
  (error: unknown): never => {
    throw error instanceof DatabaseError ? error : explain(error, url)
  }

/** Where a database runs, and its owner's address where the marketplace's role is not the owner. */
export type DatabasePlace = { url: string; ownerUrl?: string | undefined }

async function openOwned(url: string, ownerUrl: string): Promise<Database> {
  const app = await identify(url).catch(because(url))
  await prepareOwned(ownerUrl, app).catch(because(ownerUrl))
  return openUrl(url)
}

/**
 * Opens the marketplace's database, migrated and ready. With its owner's address it is prepared by the
 * owner, and the marketplace's role has the least that it needs. Throws a DatabaseError when it cannot.
 */
export function openDatabase({ url, ownerUrl }: DatabasePlace): Promise<Database> {
  return ownerUrl ? openOwned(url, ownerUrl) : openUrl(url)
}
