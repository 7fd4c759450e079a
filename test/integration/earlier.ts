import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { Db } from '../../server/db/db.ts'
import { MIGRATIONS } from '../../server/db/migrate.ts'
import { columnTypes } from '../../server/db/types.ts'

/** A database as an earlier version left it, with that version's bookkeeping. */
export type EarlierDatabase = { url: string; db: Db; drop(): Promise<void> }

/** Makes one, empty, with every migration up to the named one. */
export async function createEarlierDatabase(last: string): Promise<EarlierDatabase> {
  const name = `earlier_${randomBytes(8).toString('hex')}`
  const admin = new pg.Client({
    connectionString: inject('adminUrl').replace('DATABASE', 'postgres'),
  })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  const url = inject('adminUrl').replace('DATABASE', name)
  const pool = new pg.Pool({ connectionString: url, types: columnTypes })
  // A connection that is still closing when the database is dropped says so; nobody waits for it.
  pool.on('error', () => undefined)
  const db = new Db(pool)
  await pool.query(
    'CREATE TABLE migration (name text PRIMARY KEY, applied_at timestamptz DEFAULT now())',
  )
  for (const [migration, { up }] of Object.entries(MIGRATIONS)) {
    if (migration > last) break
    await up(db)
    await pool.query('INSERT INTO migration (name) VALUES ($1)', [migration])
  }
  return {
    url,
    db,
    drop: async () => {
      await pool.end()
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.end()
    },
  }
}
