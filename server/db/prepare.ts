import pg from 'pg'
import { DatabaseError } from './errors.ts'
import { grantTo } from './grants.ts'
import { migrate } from './migrate.ts'

/** Does some work on a connection of its own. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Brings a database to this code's schema as its owner, and gives a role the least that it needs. */
export async function prepareDatabase(ownerUrl: string, role: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  pool.on('error', () => undefined)
  try {
    await migrate(pool)
  } finally {
    await pool.end()
  }
  await withClient(ownerUrl, (client) => grantTo(client, role))
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
export const identify = (url: string): Promise<Identity> => withClient(url, whoIs)

/**
 * Prepares a database that runs elsewhere. Refuses an owner that is the marketplace's own role, or of
 * another database.
 */
export async function prepareOwned(ownerUrl: string, app: Identity): Promise<void> {
  const owner = await identify(ownerUrl)
  if (owner.database !== app.database) {
    throw new DatabaseError(({ t }) => t('database.twoDatabases'))
  }
  if (owner.role === app.role) {
    throw new DatabaseError(({ t }) => t('database.oneRole', { role: app.role }))
  }
  await prepareDatabase(ownerUrl, app.role)
}
