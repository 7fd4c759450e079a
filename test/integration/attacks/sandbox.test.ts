import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { movableClock, seedSandbox } from '../../../server/sandbox/sandbox.ts'
import { createTestDatabase } from '../database.ts'
import { createEarlierDatabase, type EarlierDatabase } from '../earlier.ts'
import { type Run, runServer } from '../http/process.ts'

const LAST_WITHOUT_MARK = '0018-closed-projects'
const AS_SANDBOX = 'Start it with --sandbox'
const AS_MARKETPLACE = 'Start it without --sandbox'

let dataDir: string
let left: (() => Promise<unknown>)[]
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'milepost-attack-'))
  left = [() => rm(dataDir, { recursive: true })]
})
afterEach(async () => {
  for (const undo of left.splice(0).reverse()) await undo()
})

function start(url: string, more: string[]): Run {
  const run = runServer(['--port', '0', '--data', dataDir, ...more], { DATABASE_URL: url })
  left.push(async () => {
    run.child.kill('SIGTERM')
    await run.ended
  })
  return run
}

/** Starts the marketplace as people do; answers `ready`, or the sentence with which it ended. */
async function outcome(url: string, ...more: string[]): Promise<string> {
  const run = start(url, more)
  if ((await run.firstLine) === null) {
    const { code, stderr } = await run.ended
    expect({ code, lines: stderr.trim().split('\n').length }).toEqual({ code: 1, lines: 1 })
    return stderr
  }
  run.child.kill('SIGTERM')
  await run.ended
  return 'ready'
}

async function database() {
  const made = await createTestDatabase()
  left.push(made.drop)
  return made
}

async function earlier(): Promise<EarlierDatabase> {
  const made = await createEarlierDatabase(LAST_WITHOUT_MARK)
  left.push(made.drop)
  return made
}

const addPerson = ({ db }: EarlierDatabase, email: string, role: 'employer' | 'freelancer') =>
  db.insertInto('app_user').values({ name: 'A', email, role, zone: 'UTC', image: null }).execute()

/** Several real starts, one after the other. */
const TIMEOUT_MS = 90_000

describe('a sandbox, whose passwords everyone knows', { timeout: TIMEOUT_MS }, () => {
  it('never becomes a marketplace', async () => {
    const { url } = await database()
    expect(await outcome(url, '--sandbox')).toBe('ready')
    expect(await outcome(url)).toContain(AS_SANDBOX)
  })

  it('is not made of a marketplace', async () => {
    const { url } = await database()
    expect(await outcome(url)).toBe('ready')
    expect(await outcome(url, '--sandbox')).toContain(AS_MARKETPLACE)
  })

  it('is known for what it is when an earlier version made it', async () => {
    const { url, db } = await earlier()
    await seedSandbox(
      { db, clock: movableClock(), feeBps: 0 },
      async ({ password: _, ...user }) => {
        const values = { ...user, image: null }
        const made = db.insertInto('app_user').values(values).returning('id')
        return (await made.executeTakeFirstOrThrow()).id
      },
    )
    expect(await outcome(url)).toContain(AS_SANDBOX)
    expect(await outcome(url, '--sandbox')).toBe('ready')
  })

  it('is not what an earlier marketplace was, though people took its names', async () => {
    const made = await earlier()
    await addPerson(made, 'amelia.hartmann@example.com', 'employer')
    await addPerson(made, 'ingrid.solberg@example.com', 'freelancer')
    expect(await outcome(made.url, '--sandbox')).toContain(AS_MARKETPLACE)
  })

  it.each(['UPDATE purpose SET kind = kind', 'DELETE FROM purpose', 'TRUNCATE purpose'])(
    'stays marked: "%s" is refused, even to the administrator',
    async (statement) => {
      await expect((await database()).query(statement)).rejects.toThrow('does not change')
    },
  )

  it.each([
    [['--sandbox', '--host', '0.0.0.0'], '--host'],
    [['--sandbox', '--public-url', 'https://milepost.example'], '--public-url'],
    [['--public-url', 'http://milepost.example'], 'https://'],
  ])('does not start with %j', async (flags, words) => {
    expect(await outcome('postgres://nobody@127.0.0.1:1/none', ...flags)).toContain(words)
  })
})
