import { join, resolve } from 'node:path'
import pg from 'pg'
import { createUser, issueToken } from '../../server/auth/accounts.ts'
import { createAuth } from '../../server/auth/auth.ts'
import { readAuthSecret } from '../../server/auth/secret.ts'
import { createSecretHashes } from '../../server/auth/secret-hashes.ts'
import { type Database, openDatabase } from '../../server/db/database.ts'
import { transact } from '../../server/db/transact.ts'
import { columnTypes } from '../../server/db/types.ts'
import { EMBEDDED_NAME } from '../../server/postgres/cluster.ts'
import { joinEmbedded } from '../../server/postgres/join.ts'
import { readLock } from '../../server/postgres/leftovers.ts'
import { readSecrets } from '../../server/postgres/secrets.ts'
import { insertAwarded } from '../../server/sandbox/awarded.ts'
import { startServer, type TestServer } from '../e2e/server.ts'

/** An employer and a freelancer with an accepted hourly project, each with a token. */
export type Pair = {
  projectId: number
  employer: { id: number; token: string }
  freelancer: { id: number; token: string }
}

/** A real marketplace process on its embedded PostgreSQL, and ways past it. */
export type Stage = {
  server: TestServer
  /** The marketplace's own role, as its code uses it. */
  database: Database
  /** The administrator: for baselines and bulk. */
  admin: pg.Pool
  addPairs(count: number): Promise<Pair[]>
  stop(): Promise<void>
}

/** How many work at the same time in every measure. */
export const CLIENTS = 8

/** Starts it; whoever starts it stops it. */
export async function openStage(): Promise<Stage> {
  const server = await startServer({ withoutLimits: true })
  const { dataDir } = server
  const { url } = await joinEmbedded(dataDir)
  const database = await openDatabase({ url })
  const lock = await readLock(join(resolve(dataDir), 'postgres'))
  const { admin: password } = await readSecrets(resolve(dataDir))
  const admin = new pg.Pool({
    connectionString: `postgres://postgres:${password}@127.0.0.1:${lock?.port}/${EMBEDDED_NAME}`,
    max: CLIENTS,
    types: columnTypes,
  })
  // A connection that is idle when its server ends says so to nobody.
  admin.on('error', () => undefined)
  const secret = await readAuthSecret(dataDir, {})
  const auth = createAuth({
    db: database.db as never,
    secret,
    hashes: createSecretHashes(secret),
    publicUrl: null,
    log: (_level, message) => console.error(message),
  })
  let people = 0
  const addPerson = async (role: 'employer' | 'freelancer') => {
    const name = `${role} ${++people}`
    const email = `${role}-${people}@load.example`
    const id = await createUser(auth, {
      name,
      email,
      password: 'a load is heavy',
      role,
      zone: 'UTC',
    })
    return { id, token: await issueToken(auth, secret, id) }
  }
  const addPair = async (): Promise<Pair> => {
    const [employer, freelancer] = [await addPerson('employer'), await addPerson('freelancer')]
    const projectId = await transact(database.db, {}, (trx) =>
      insertAwarded(trx, {
        employer_id: employer.id,
        freelancer_id: freelancer.id,
        ...{ title: 'A load', description: '', type: 'hourly', currency: 'USD' },
        ...{ employer_zone: 'UTC', rate_per_hour: 4_000n, total: null },
        weekly_limit_ms: 60 * 3_600_000,
        ...{ accepted_at_ms: 0, completed_at_ms: null, posted_at_ms: 0 },
      }),
    )
    return { projectId, employer, freelancer }
  }
  return {
    server,
    database,
    admin,
    addPairs: async (count) => {
      const pairs: Pair[] = []
      while (pairs.length < count) pairs.push(await addPair())
      return pairs
    },
    stop: async () => {
      await admin.end()
      await database.close()
      await server.stop()
    },
  }
}
