import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { ServerOptions } from '../../../server/options.ts'
import { type Marketplace, startMarketplace } from '../../../server/start.ts'
import { MIDWEEK_MS, moveClock } from '../../sandbox-clock.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

type Person = { role: string; userId: number; email: string; password: string; token: string }
type Listed = { id: number; title: string; type: string; currency: string; status: string }

/** A running marketplace with its sandbox's people and projects. */
export type Running = {
  url: string
  database: TestDatabase
  employer: Person
  freelancer: Person
  /** An employer and a freelancer who share no project with the first pair. */
  strangers: [Person, Person]
  arbiter: Person
  projects: Listed[]
  project(type: string, status: string): Listed
}

/**
 * Starts a marketplace on a database of its own for the tests of a file, at `MIDWEEK_MS`; calling the
 * result gives it. `reach` may put something between the two; `publicUrl` is where people are said to reach it.
 */
export function withMarketplace(
  reach = async (databaseUrl: string) => databaseUrl,
  publicUrl: string | null = null,
  more: Partial<ServerOptions> & { headersTimeoutMs?: number } = {},
) {
  let running: Running | undefined
  let marketplace: Marketplace | undefined
  let dataDir: string | undefined

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'milepost-http-'))
    const database = await createTestDatabase()
    marketplace = await startMarketplace(
      {
        ...{ port: 0, host: '127.0.0.1', dataDir, sandbox: true, publicUrl, feeBps: 0 },
        ...{ trustedProxies: publicUrl ? ['127.0.0.1'] : [], withoutLimits: false, ...more },
        heartbeatMs: 200,
      },
      { DATABASE_URL: await reach(database.url) },
    )
    await moveClock(marketplace.ready, MIDWEEK_MS)
    const { url, accounts, projects } = marketplace.ready as unknown as {
      url: string
      accounts: Person[]
      projects: Listed[]
    }
    const [employer, freelancer, otherEmployer, otherFreelancer, arbiter] = accounts
    if (!employer || !freelancer || !otherEmployer || !otherFreelancer || !arbiter) {
      throw new Error('the sandbox lacks people')
    }
    const strangers: [Person, Person] = [otherEmployer, otherFreelancer]
    const project = (type: string, status: string) => {
      const found = projects.find((one) => one.type === type && one.status === status)
      if (!found) throw new Error(`the sandbox lacks a project: ${type}, ${status}`)
      return found
    }
    running = { url, database, employer, freelancer, strangers, arbiter, projects, project }
  })

  afterAll(async () => {
    await marketplace?.stop()
    await running?.database.drop()
    if (dataDir) await rm(dataDir, { recursive: true })
  })

  return () => {
    if (!running) throw new Error('not started')
    return running
  }
}
