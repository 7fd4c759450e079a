import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { runAudit, runServer } from './process.ts'

let dataDir: string
let database: TestDatabase

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'milepost-audit-'))
  database = await createTestDatabase()
})
afterAll(async () => {
  await database.drop()
  await rm(dataDir, { recursive: true })
})

const auditOf = (argv: string[]) => runAudit(argv).ended

describe('the audit from a script', () => {
  it('looks at a data folder beside its marketplace, and alone, and leaves it as it was', async () => {
    const server = runServer(['--port', '0', '--data', dataDir, '--sandbox'])
    try {
      expect(await server.firstLine).toContain('"ready":true')
      const beside = await auditOf(['--data', dataDir])
      expect(beside).toMatchObject({ code: 0, stderr: '' })
      expect(beside.stdout).toMatch(/^\d+ checks, 0 differences\n$/)
    } finally {
      server.child.kill('SIGTERM')
      await server.ended
    }
    const alone = await auditOf(['--data', dataDir, '--json'])
    expect(alone).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(alone.stdout)).toMatchObject({ differences: 0 })
  })

  it('ends with 1 and a line each when the books are wrong', async () => {
    await database.query(
      `INSERT INTO ledger_account (kind, currency) VALUES ('platformFees', 'USD')`,
    )
    await database.query(
      'SET session_replication_role = replica; UPDATE ledger_account SET balance = 5',
    )
    const plain = await auditOf(['--database-url', database.url])
    expect(plain).toMatchObject({ code: 1, stderr: '' })
    const lines = plain.stdout.trim().split('\n')
    expect(lines).toEqual([
      expect.stringMatching(/^account \d+ \(platformFees\): expected 0\.00 USD, found 0\.05 USD/),
      expect.stringMatching(/^all accounts: expected 0\.00 USD, found 0\.05 USD/),
      expect.stringMatching(/^\d+ checks, 2 differences$/),
    ])
    const json = await auditOf(['--database-url', database.url, '--json'])
    expect(
      json.stdout
        .trim()
        .split('\n')
        .map((each) => JSON.parse(each).found),
    ).toEqual(['0.05 USD', '0.05 USD', undefined])
  })

  it.each([
    [[], 'is missing'],
    [['--data'], '--data'],
    [['--data', '/nowhere', '--database-url', 'x'], 'exclude each other'],
    [['--data', '/nowhere/at/all'], "There is no marketplace's database in /nowhere/at/all"],
    [['--database-url', 'postgres://x:secret@127.0.0.1:1/y'], 'at 127.0.0.1:1 cannot be reached'],
    [['--database-url', 'nonsense'], 'cannot be reached'],
  ])('ends with 2 and one line for %j', async (argv, words) => {
    const { code, stdout, stderr } = await auditOf(argv)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(words)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).not.toContain('secret')
  })
})
