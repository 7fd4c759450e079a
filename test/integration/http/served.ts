import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { type Run, runServer } from './process.ts'

/** A marketplace in a process of its own. */
export type Served = {
  url: string
  pid: number
  database: TestDatabase
  accounts: { role: string; userId: number; token: string }[]
}

/** Starts the marketplace as scripts do, on a database of its own, for the tests of a file. */
export function withServer(flags: readonly string[]): () => Served {
  let served: Served | undefined
  let run: Run | undefined
  let dataDir: string | undefined

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'milepost-served-'))
    const database = await createTestDatabase()
    run = runServer(['--port', '0', '--data', dataDir, ...flags], { DATABASE_URL: database.url })
    const line = await run.firstLine
    if (line === null) throw new Error((await run.ended).stderr)
    const { url, accounts } = JSON.parse(line)
    served = { url, accounts, database, pid: run.child.pid ?? 0 }
  })
  afterAll(async () => {
    run?.child.kill('SIGTERM')
    await run?.ended
    await served?.database.drop()
    if (dataDir) await rm(dataDir, { recursive: true })
  })

  return () => {
    if (!served) throw new Error('not started')
    return served
  }
}
