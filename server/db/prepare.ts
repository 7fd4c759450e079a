import pg from 'pg'
import { APP_ROLE, type Cluster } from './cluster.ts'
import { grantTo } from './grants.ts'
import { migrate } from './migrate.ts'

/** The role that owns all tables of the embedded database; nobody signs in as it. */
const OWNER_ROLE = 'milepost_owner'

async function withAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

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
export async function prepareDatabase(cluster: Cluster, database: string): Promise<void> {
  await withAdmin(cluster.adminUrl('postgres'), async (client) => {
    await ensureRoles(client, cluster.appPassword)
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [
      database,
    ])
    if (!rowCount) await client.query(`CREATE DATABASE ${database} OWNER ${OWNER_ROLE}`)
  })
  const url = cluster.adminUrl(database)
  const pool = new pg.Pool({ connectionString: url, max: 1, options: `-c role=${OWNER_ROLE}` })
  pool.on('error', () => undefined)
  try {
    await migrate(pool)
  } finally {
    await pool.end()
  }
  await withAdmin(url, (client) => grantTo(client, APP_ROLE))
}
