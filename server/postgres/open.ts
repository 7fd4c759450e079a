import type pg from 'pg'
import { type Database, openDatabase } from '../db/database.ts'
import { prepareDatabase, withClient } from '../db/prepare.ts'
import { APP_ROLE, type Cluster, EMBEDDED_NAME, OWNER_ROLE, startCluster } from './cluster.ts'

async function ensureRoles(client: pg.Client, appPassword: string): Promise<void> {
  const { rows } = await client.query('SELECT rolname FROM pg_roles WHERE rolname = ANY($1)', [
    [OWNER_ROLE, APP_ROLE],
  ])
  const known = new Set(rows.map(({ rolname }) => rolname))
  if (!known.has(OWNER_ROLE)) await client.query(`CREATE ROLE ${OWNER_ROLE} NOLOGIN`)
  if (!known.has(APP_ROLE)) {
    await client.query(
      `CREATE ROLE ${APP_ROLE} LOGIN PASSWORD ${client.escapeLiteral(appPassword)}`,
    )
  }
}

/**
 * Makes a database of the embedded cluster ready for the marketplace: it exists, is migrated by its
 * owner, and the marketplace's role has the least that it needs.
 */
export async function ensureDatabase(cluster: Cluster, database: string): Promise<void> {
  await withClient(cluster.adminUrl('postgres'), async (client) => {
    await ensureRoles(client, cluster.appPassword)
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [
      database,
    ])
    if (!rowCount) await client.query(`CREATE DATABASE ${database} OWNER ${OWNER_ROLE}`)
  })
  await prepareDatabase(cluster.ownerUrl(database), APP_ROLE)
}

/**
 * Starts the PostgreSQL of a data folder and opens the marketplace's database in it, both made on the
 * first start. Throws a DatabaseError when it cannot.
 */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const cluster = await startCluster(dataDir)
  try {
    await ensureDatabase(cluster, EMBEDDED_NAME)
    const open = await openDatabase({ url: cluster.appUrl(EMBEDDED_NAME) })
    const close = async () => {
      await open.close()
      await cluster.stop()
    }
    return { ...open, close }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}
