import pg from 'pg'
import { APP_ROLE, type Cluster, OWNER_ROLE } from '../postgres/cluster.ts'
import { DatabaseError } from './errors.ts'
import { grantTo } from './grants.ts'
import { migrate } from './migrate.ts'

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
  await migrateAs(url, `-c role=${OWNER_ROLE}`)
  await withAdmin(url, (client) => grantTo(client, APP_ROLE))
}

async function migrateAs(url: string, options?: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1, ...(options ? { options } : {}) })
  pool.on('error', () => undefined)
  try {
    await migrate(pool)
  } finally {
    await pool.end()
  }
}

/** A role of a database on a server that runs now. */
type Identity = { role: string; database: string }

async function whoIs(client: pg.Client): Promise<Identity> {
  const { rows } = await client.query(`
    SELECT current_user AS role,
      concat_ws(' ', current_database(), inet_server_port(), pg_postmaster_start_time()) AS database`)
  return rows[0]
}

/** Which role an address signs in as, and to which database of which server. */
export const identify = (url: string): Promise<Identity> => withAdmin(url, whoIs)

/**
 * Makes a database that runs elsewhere ready: migrated by its owner, and the marketplace's role has
 * the least that it needs. Refuses an owner that is that role, or of another database.
 */
export async function prepareOwned(ownerUrl: string, app: Identity): Promise<void> {
  await withAdmin(ownerUrl, async (client) => {
    const owner = await whoIs(client)
    if (owner.database !== app.database) {
      throw new DatabaseError(
        'DATABASE_OWNER_URL and DATABASE_URL name two databases; both must name the same one.',
      )
    }
    if (owner.role === app.role) {
      throw new DatabaseError(
        `DATABASE_OWNER_URL and DATABASE_URL both sign in as ${app.role}; make a role for the marketplace that owns nothing, or leave DATABASE_OWNER_URL out.`,
      )
    }
    await migrateAs(ownerUrl)
    await grantTo(client, app.role)
  })
}
