import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { ask } from './client.ts'
import { openEvents } from './event-reader.ts'
import { type Run, runServer } from './process.ts'

let dataDir: string
let database: TestDatabase
let runs: Run[]

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'milepost-cli-'))
  database = await createTestDatabase()
  runs = []
})

afterEach(async () => {
  for (const { child, ended } of runs) {
    if (child.exitCode === null) child.kill('SIGKILL')
    await ended
  }
  await database.drop()
  await rm(dataDir, { recursive: true })
})

const start = (argv: string[], environment: Record<string, string> = {}) => {
  const run = runServer(argv, { DATABASE_URL: database.url, ...environment })
  runs.push(run)
  return run
}

const startReady = async (argv: string[]) => {
  const run = start(argv)
  const line = await run.firstLine
  if (line === null) throw new Error((await run.ended).stderr)
  return { run, ready: JSON.parse(line) }
}

describe('starting the marketplace from a script', () => {
  it('prints one line of JSON with the sandbox, whose tokens work, and ends cleanly', async () => {
    const { run, ready } = await startReady(['--port', '0', '--data', dataDir, '--sandbox'])
    expect(ready).toMatchObject({
      ready: true,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    })
    expect(ready.accounts.slice(0, 2)).toMatchObject([{ role: 'employer' }, { role: 'freelancer' }])
    for (const { userId, role, token } of ready.accounts) {
      const { body } = await ask(ready.url, 'GET', '/api/me', { token })
      expect(body).toMatchObject({ account: { id: userId, role } })
    }
    expect(ready.projects[0]).toMatchObject({
      id: expect.any(Number),
      bidId: expect.any(Number),
      title: expect.any(String),
      type: expect.any(String),
      currency: expect.any(String),
      status: expect.any(String),
    })
    const secret = await stat(join(dataDir, 'auth-secret'))
    expect(secret.mode & 0o777).toBe(0o600)

    run.child.kill('SIGTERM')
    const { code, stdout, stderr } = await run.ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  })

  it('gives out the same tokens after a restart', async () => {
    const argv = ['--port', '0', '--data', dataDir, '--sandbox']
    const first = await startReady(argv)
    first.run.child.kill('SIGTERM')
    await first.run.ended
    const second = await startReady(argv)
    expect(second.ready.accounts).toEqual(first.ready.accounts)
  })

  it('ends within five seconds with streams open', async () => {
    const { run, ready } = await startReady(['--port', '0', '--data', dataDir, '--sandbox'])
    const [{ token }] = ready.accounts
    const stream = await openEvents(`${ready.url}/api/events`, token)
    const asked = Date.now()
    run.child.kill('SIGTERM')
    expect((await run.ended).code).toBe(0)
    await stream.ended()
    expect(Date.now() - asked).toBeLessThan(5_000)
  })

  it('has people, and a clock to move, only in a sandbox', async () => {
    const now = '2027-01-05T12:00:00.000Z'
    const plain = await startReady(['--port', '0', '--data', dataDir])
    expect(Object.keys(plain.ready).sort()).toEqual(['ready', 'url'])
    const refused = await ask(plain.ready.url, 'POST', '/sandbox/clock', { body: { now } })
    expect(refused.body).toMatchObject({ status: 404, code: 'not_found' })
    await database.drop()
    database = await createTestDatabase()
    const sandbox = await startReady(['--port', '0', '--data', dataDir, '--sandbox'])
    const moved = await ask(sandbox.ready.url, 'POST', '/sandbox/clock', { body: { now } })
    expect(moved.body).toEqual({ now })
    const wrong = await ask(sandbox.ready.url, 'POST', '/sandbox/clock', { body: { now: 'soon' } })
    expect(wrong.body).toMatchObject({ code: 'malformed_request', issues: [{ path: 'now' }] })
  })
})

describe('a marketplace that cannot start', () => {
  const refusal = async (argv: string[], environment: Record<string, string> = {}) => {
    const { code, stdout, stderr } = await start(argv, environment).ended
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    return stderr
  }

  it('says that its port is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    const said = await refusal(['--port', `${port}`, '--data', dataDir])
    expect(said).toContain(`Port ${port} on 127.0.0.1 is taken`)
    await new Promise((resolve) => other.close(resolve))
  })

  it('says that its folder cannot be written', async () => {
    const file = join(dataDir, 'a-file')
    await writeFile(file, '')
    expect(await refusal(['--port', '0', '--data', join(file, 'folder')])).toContain(file)
  })

  it('says that its database cannot be reached, without the password', async () => {
    const said = await refusal(['--port', '0', '--data', dataDir], {
      DATABASE_URL: 'postgres://someone:hush@127.0.0.1:1/milepost',
    })
    expect(said).toContain('127.0.0.1:1')
    expect(said).not.toContain('hush')
    const ownerAlone = { DATABASE_URL: '', DATABASE_OWNER_URL: database.url }
    expect(await refusal(['--port', '0', '--data', dataDir], ownerAlone)).toContain(
      'DATABASE_URL is not',
    )
  })

  it('says what is wrong with its flags and its secret', async () => {
    expect(await refusal(['--port', '0', '--data', dataDir, '--colour'])).toContain('--colour')
    expect(await refusal(['--port', 'http', '--data', dataDir])).toContain('--port')
    const short = { MILEPOST_AUTH_SECRET: 'short' }
    expect(await refusal(['--port', '0', '--data', dataDir], short)).toContain('32 characters')
  })
})
