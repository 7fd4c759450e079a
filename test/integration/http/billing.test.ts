import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Invoice } from '../../../shared/contract/entities.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { aSegment } from './arrange.ts'
import { ask, outcome, send } from './client.ts'
import { type Run, runServer } from './process.ts'

let database: TestDatabase
let dataDir: string
const runs: Run[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'milepost-billing-'))
})

afterAll(async () => {
  for (const { child, ended } of runs) {
    child.kill('SIGTERM')
    await ended
  }
  await database.drop()
  await rm(dataDir, { recursive: true })
})

const start = async () => {
  const argv = ['--port', '0', '--data', dataDir, '--sandbox']
  const run = runServer(argv, { DATABASE_URL: database.url })
  runs.push(run)
  const line = await run.firstLine
  if (line === null) throw new Error((await run.ended).stderr)
  return JSON.parse(line)
}

it('I1, I2: two marketplaces on one database bill a week once, and pay it once', async () => {
  // One after the other: the first makes the sandbox's people.
  const ready = [await start(), await start()]
  const urls: string[] = ready.map(({ url }) => url)
  const [url = ''] = urls
  const [{ token: employer }, { token: freelancer }] = ready[0].accounts
  const { id: projectId } = ready[0].projects[0]
  const move = (now: string) =>
    Promise.all(urls.map((each) => ask(each, 'POST', '/sandbox/clock', { body: { now } })))
  const invoices = async () => {
    const { body } = await ask(url, 'GET', `/api/projects/${projectId}`, { token: employer })
    return body.invoices as Invoice[]
  }

  // A Friday noon in New York; its week ends on Monday 11 January, 00:00 there.
  await move('2027-01-08T17:00:00Z')
  const device = { deviceId: v7(), name: 'Desk', platform: 'linux' }
  expect(outcome(await send(url, freelancer, 'registerDevice', device))).toBe('applied')
  for (const startMs of ['15:00', '15:10', '15:20'].map((t) => Date.parse(`2027-01-08T${t}:00Z`))) {
    const segment = aSegment(projectId, undefined, { startMs, endMs: startMs + 300_000 })
    expect(outcome(await send(url, freelancer, 'postSegment', { segment }))).toBe('applied')
  }
  await move('2027-01-11T04:59:00Z')
  expect(await invoices()).toEqual([])
  await move('2027-01-11T05:00:00Z')
  expect(await invoices()).toMatchObject([
    { state: 'issued', total: { amount: '10.00' }, lines: [{ billableMs: 900_000 }] },
  ])
  await move('2027-01-13T05:00:00Z')
  const [paid, ...others] = await invoices()
  expect(others).toEqual([])
  expect(paid).toMatchObject({ state: 'paid', payments: [{ milestoneId: null, amount: '10.00' }] })
  const entries = await database.query(`SELECT FROM journal_entry WHERE kind = 'invoicePayment'`)
  expect(entries).toHaveLength(1)
})
