import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../../server/db/database.ts'
import { openEmbedded } from '../../../server/postgres/open.ts'
import { createTestDatabase } from '../database.ts'

const HOLDER = join(import.meta.dirname, 'hold-database.ts')

let dataDir = ''
const children: ChildProcess[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'milepost-database-'))
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  const pid = await serverPid().catch(() => null)
  if (pid !== null && (await isAlive(pid))) process.kill(pid, 'SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

/** Opens the folder's database in a process of its own. */
async function hold(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [HOLDER, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

const serverPid = async (): Promise<number> =>
  Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])

/** Whether it still runs; a dead process that nobody has reaped has no command line. */
const isAlive = async (pid: number): Promise<boolean> =>
  (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')) !== ''

/** Opens the folder's database here, proves that it works, and closes it. */
async function openOnce(): Promise<string> {
  const database = await openEmbedded(dataDir)
  const { rows } = await database.db.pool.query('SELECT count(*)::integer AS n FROM migration')
  await database.close()
  return `${rows[0].n} migrations`
}

describe('the embedded database', () => {
  it('is made on the first start, kept for the next, and locked to its owner', async () => {
    expect(await openOnce()).toMatch(/^\d+ migrations$/)
    expect((await stat(join(dataDir, 'database.secret'))).mode & 0o777).toBe(0o600)
    expect((await stat(join(dataDir, 'postgres'))).mode & 0o077).toBe(0)
    expect(await openOnce()).toMatch(/^\d+ migrations$/)
    await expect(serverPid()).rejects.toThrow()
  })

  it('opens after its marketplace was killed, which leaves the server running', async () => {
    const child = await hold()
    const orphan = await serverPid()
    await kill(child)
    expect(await isAlive(orphan)).toBe(true)
    expect(await openOnce()).toMatch(/^\d+ migrations$/)
    expect(await isAlive(orphan)).toBe(false)
  })

  it('opens after marketplace and server were both killed', async () => {
    const child = await hold()
    const pid = await serverPid()
    await kill(child)
    process.kill(pid, 'SIGKILL')
    expect(await openOnce()).toMatch(/^\d+ migrations$/)
  })

  it('opens when the lock file names some other program, as after a restart', async () => {
    const lock = join(dataDir, 'postgres', 'postmaster.pid')
    await writeFile(lock, `${process.pid}\n${join(dataDir, 'postgres')}\n1\n5432\n`)
    expect(await openOnce()).toMatch(/^\d+ migrations$/)
  })

  it('opens when an earlier first start was cut short', async () => {
    const other = await mkdtemp(join(tmpdir(), 'milepost-database-'))
    try {
      await writeFile(join(other, 'database.secret'), 'half')
      await openEmbedded(join(other, 'deep', 'er')).then((each) => each.close())
      const database = await openEmbedded(other)
      await database.close()
    } finally {
      await rm(other, { recursive: true, force: true })
    }
  })

  it('leaves a database alone that another marketplace uses', async () => {
    const child = await hold()
    await expect(openOnce()).rejects.toThrow('is in use by another marketplace')
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await gone).toEqual([0, null])
    expect(await openOnce()).toMatch(/^\d+ migrations$/)
  })

  it('goes on after its server was killed under it', async () => {
    const database = await openEmbedded(dataDir)
    await database.db.pool.query('SELECT 1')
    const killed = await serverPid()
    process.kill(killed, 'SIGKILL')
    await vi.waitFor(
      async () => {
        expect(await serverPid()).not.toBe(killed)
        expect((await database.db.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
      },
      { timeout: 60_000 },
    )
    await database.close()
    await expect(serverPid()).rejects.toThrow()
  })

  it('goes on after its connections were cut', async () => {
    const { url, drop, query } = await createTestDatabase()
    const database = await openDatabase({ url })
    await database.db.pool.query('SELECT 1')
    await query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    )
    await vi.waitFor(async () => {
      expect((await database.db.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    })
    await database.close()
    await drop()
  })
})

describe('a connection of the marketplace', () => {
  it('does not stay in a transaction for ever when its process hangs', async () => {
    const { url, drop } = await createTestDatabase()
    const database = await openDatabase({ url })
    const { rows } = await database.db.pool.query('SHOW idle_in_transaction_session_timeout')
    expect(rows).not.toEqual([{ idle_in_transaction_session_timeout: '0' }])
    await database.close()
    await drop()
  })
})

describe('what cannot be opened is told in one sentence', () => {
  const because = async (place: { dataDir: string } | { url: string }): Promise<string> => {
    const opening = 'url' in place ? openDatabase(place) : openEmbedded(place.dataDir)
    const error = await opening.then(
      () => null,
      (reason: Error) => reason,
    )
    expect(error?.name).toBe('DatabaseError')
    expect(error?.message).not.toContain('\n')
    return error?.message ?? ''
  }

  it('a folder that is a file, or below one that cannot be written', async () => {
    const file = join(dataDir, 'file')
    await writeFile(file, '')
    expect(await because({ dataDir: file })).toContain('it is not a folder')
    expect(await because({ dataDir: join(file, 'below') })).toContain('cannot be written')
    expect(await because({ dataDir: '/proc/nowhere' })).toContain('cannot be written')
  })

  it('a folder whose passwords are gone, or of another PostgreSQL', async () => {
    const secret = join(dataDir, 'database.secret')
    const kept = await readFile(secret)
    await rm(secret)
    expect(await because({ dataDir })).toContain('passwords of the database cannot be read')
    await writeFile(secret, kept)
    await chmod(secret, 0o600)
    const version = join(dataDir, 'postgres', 'PG_VERSION')
    await writeFile(version, '9.6\n')
    expect(await because({ dataDir })).toContain('is of PostgreSQL 9.6')
    await writeFile(version, '18\n')
  })

  it('an address where nothing answers, a wrong password, a missing database', async () => {
    const nobody = await because({ url: 'postgres://someone:secret@127.0.0.1:1/none' })
    expect(nobody).toContain('127.0.0.1:1 cannot be reached')
    expect(nobody).not.toContain('secret')
    const { url, drop } = await createTestDatabase()
    const wrong = new URL(url)
    wrong.password = 'wrong'
    expect(await because({ url: wrong.href })).toContain('refuses this user or password')
    const missing = new URL(url)
    missing.pathname = '/nowhere'
    expect(await because({ url: missing.href })).toContain('There is no database "nowhere"')
    expect(await because({ url: 'not an address' })).toContain('cannot be reached')
    await drop()
  })

  it('a database that newer code has changed', async () => {
    const { url, drop, query } = await createTestDatabase()
    await query(`INSERT INTO migration (name, timestamp) VALUES ('9999-future', now()::text)`)
    expect(await because({ url })).toContain('changed by a newer marketplace (9999-future)')
    await drop()
  })
})
