import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findDifferences } from '../../../server/audit/audit.ts'
import { type Database, joinDatabase } from '../../../server/db/database.ts'
import { issueInvoices } from '../../../server/invoicing/issue.ts'
import { listInvoicesToPay } from '../../../server/invoicing/open-invoice.ts'
import { payDueInvoice } from '../../../server/invoicing/pay-due.ts'
import type { Line } from '../../../server/line.ts'
import { setBilling } from '../../../server/operator/billing.ts'
import { deposit, takeBack } from '../../../server/operator/deposit.ts'
import { setSource } from '../../../server/operator/source.ts'
import { readFinances, readProject } from '../../../server/projects/queries.ts'
import type { Services } from '../../../server/services.ts'
import { money } from '../../../shared/money/money.ts'
import type { Result } from '../../../shared/result.ts'
import { createWords } from '../../../shared/words/words.ts'
import { aSegment, HOUR_MS, meetReleaseRule, NOON_MS, withWorld } from './world.ts'

const world = withWorld()

const AMELIA = 'amelia.hartmann@example.com'
const KENJI = 'kenji.watanabe@example.com'
/** Wednesday 00:00 in New York of the week after the one in which the world begins. */
const DUE_MS = Date.parse('2026-07-22T04:00:00Z')

let database: Database
let operator: Services
beforeAll(async () => {
  database = await joinDatabase(world().test.ownerUrl)
  operator = { ...world().services, db: database.db }
})
afterAll(() => database.close())

const eur = (minor: bigint) => money(minor, 'EUR')
const paid = (employer: string, minor: bigint, reference: string) =>
  deposit(operator, { employer, amount: eur(minor), reference })
const english = createWords('en')
const said = (done: Result<Line, Line>) =>
  done.ok ? done.value(english) : `refused: ${done.error(english)}`

const availableEur = async () => {
  const { balances } = await readFinances(world().services, world().employer)
  return balances.find(({ currency }) => currency === 'EUR')?.available ?? 'none'
}

async function booksAreSound(): Promise<void> {
  const client = await database.db.pool.connect()
  try {
    await client.query('BEGIN')
    expect(await findDifferences(client, (each) => expect(each).toBeNull())).toBe(0)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

describe('L4: a deposit', () => {
  it('L4: under one reference is once, however often and by however many it is made', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => paid(AMELIA, 12_345n, 'SEPA 1')))
    expect(all.filter((each) => said(each).startsWith('Paid in 123.45 EUR'))).toHaveLength(1)
    expect(all.filter((each) => said(each).includes('before. Nothing was changed'))).toHaveLength(5)
    expect(await availableEur()).toBe('123.45')
    await booksAreSound()
  })

  it('L4: under a used reference is refused when it is another', async () => {
    await paid(AMELIA, 100n, 'SEPA 2')
    const before = await availableEur()
    for (const other of [paid(AMELIA, 101n, 'SEPA 2'), paid(KENJI, 100n, 'SEPA 2')]) {
      expect(said(await other)).toContain('already stands for another deposit of 1.00 EUR')
    }
    expect(await availableEur()).toBe(before)
  })

  it('L4: for two employers at once under one reference is one of them', async () => {
    const both = await Promise.all([paid(AMELIA, 100n, 'SEPA 3'), paid(KENJI, 100n, 'SEPA 3')])
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    await booksAreSound()
  })

  it('L1: that was a mistake is undone by an entry of its own, and its reference stays used', async () => {
    const before = await availableEur()
    await paid(AMELIA, 70_000n, 'SEPA 4')
    const undone = await Promise.all(
      Array.from({ length: 3 }, () => takeBack(operator, { reference: 'SEPA 4' })),
    )
    expect(undone.filter((each) => said(each).startsWith('Took back 700.00 EUR'))).toHaveLength(1)
    expect(await availableEur()).toBe(before)
    expect(said(await paid(AMELIA, 70_000n, 'SEPA 4'))).toContain('was taken back')
    expect(said(await takeBack(operator, { reference: 'SEPA 5' }))).toContain('no deposit')
    await booksAreSound()
  })

  it('L2: that is spent is not taken back', async () => {
    const { addProject, did, employer } = world()
    const projectId = await addProject({ currency: 'EUR' })
    await paid(AMELIA, 900_000n, 'SEPA 6')
    const terms = { projectId, currency: 'EUR', amount: '9000', description: 'Draft' }
    await did(employer, 'createMilestone', { ...terms, confirmedSource: 'any' })
    expect(said(await takeBack(operator, { reference: 'SEPA 6' }))).toContain('still available')
    await booksAreSound()
  })
})

describe('I4: a payment source that is mended', () => {
  it('I4: pays what it did not at the next look, not six hours later', async () => {
    const { addProject, clock, employer, services } = world()
    clock.set(NOON_MS)
    const projectId = await addProject()
    await meetReleaseRule(world(), projectId, NOON_MS - 2 * HOUR_MS)
    await setSource(operator, { employer: AMELIA, change: { verified: false, limits: [] } })
    clock.set(DUE_MS)
    await issueInvoices(services, projectId)
    const invoice = async () => (await readProject(services, employer, projectId))?.invoices[0]
    const id = (await invoice())?.id ?? v7()
    clock.set(DUE_MS + 7 * 24 * HOUR_MS)
    await payDueInvoice(services, id)
    expect(await invoice()).toMatchObject({ state: 'paymentFailed' })
    expect(await listInvoicesToPay(services.db, clock.nowMs(), 100)).not.toContain(id)

    const change = { verified: true, limits: [money(1n, 'USD')] }
    await setSource(operator, { employer: AMELIA, change })
    await payDueInvoice(services, id)
    expect(await invoice()).toMatchObject({ state: 'paymentFailed' })
    const mended = await setSource(operator, {
      employer: AMELIA,
      change: { limits: [money(1_000_000n, 'USD')] },
    })
    expect(said(mended)).toContain('1 invoice was not paid')
    expect(await listInvoicesToPay(services.db, clock.nowMs(), 100)).toContain(id)
    await payDueInvoice(services, id)
    expect(await invoice()).toMatchObject({ state: 'paid' })
    await booksAreSound()
  })
})

describe('T9: billing that is switched', () => {
  it('T9: is off from that instant on: what was tracked before is billed, what comes after is not', async () => {
    const { addProject, clock, did, freelancer, services, employer } = world()
    clock.set(NOON_MS)
    const projectId = await addProject()
    const toggle = async (on: boolean) => said(await setBilling(operator, { projectId, on }))
    expect(await toggle(false)).toContain('is now off')
    expect(await toggle(false)).toContain('Nothing was changed')
    clock.set(NOON_MS + HOUR_MS)
    for (const atMs of [NOON_MS - HOUR_MS, NOON_MS + HOUR_MS / 2]) {
      await did(freelancer, 'postSegment', { segment: aSegment(projectId, atMs) })
    }
    const hours = await world().test.query<{ billable_ms: number }>(
      'SELECT billable_ms FROM segment WHERE project_id = $1 ORDER BY start_ms',
      [projectId],
    )
    expect(hours.map(({ billable_ms }) => billable_ms)).toEqual([HOUR_MS / 6, 0])
    expect(await toggle(true)).toContain('is now on')
    expect(await readProject(services, employer, projectId)).toMatchObject({
      project: { billingEnabled: true },
    })
  })

  it('T9: is that of an hourly contract', async () => {
    const fixed = await world().addProject({ type: 'fixed', rate_per_hour: null, total: 5_000n })
    const off = async (projectId: number) =>
      said(await setBilling(operator, { projectId, on: false }))
    expect(await off(fixed)).toContain('Only hourly projects')
    expect(await off(999_999)).toContain('no awarded project')
  })
})
