import { describe, expect, it } from 'vitest'
import { readChanges } from '../../../server/commands/read-changes.ts'
import { readNotices } from '../../../server/feed/read-notices.ts'
import { issueInvoices } from '../../../server/invoicing/issue.ts'
import { listContractsToBill } from '../../../server/invoicing/unbilled.ts'
import { readFinances, readProject } from '../../../server/projects/queries.ts'
import { invoice as invoiceSchema } from '../../../shared/contract/entities.ts'
import { aSegment, HOUR_MS, MINUTE_MS, NOON_MS, withWorld } from './world.ts'

const world = withWorld()
/** Monday 00:00 in New York after the Wednesday on which the world begins. */
const MONDAY_MS = Date.parse('2026-07-20T04:00:00Z')
const DAY_MS = 24 * HOUR_MS
/** More than there are. */
const ALL = 1_000

const invoicesOf = async (projectId: number) =>
  (await readProject(world().services, world().employer, projectId))?.invoices ?? []

/** Ten minutes that no other of this file overlaps, posted when they end. */
let used = 0
async function work(projectId: number, dayMs: number) {
  const { clock, did, freelancer } = world()
  used++
  const startMs = dayMs + used * 10 * MINUTE_MS
  if (clock.nowMs() < startMs + 10 * MINUTE_MS) clock.set(startMs + 10 * MINUTE_MS)
  await did(freelancer, 'postSegment', { segment: aSegment(projectId, startMs) })
}

describe('I1: the invoice of a week', () => {
  it('I1: is issued on Monday, once, by two servers that run late and again', async () => {
    const { services, clock, addProject, employer, freelancer } = world()
    clock.set(NOON_MS)
    const projectId = await addProject()
    for (let each = 0; each < 3; each++) await work(projectId, NOON_MS)
    clock.set(MONDAY_MS - 1_000)
    expect(await listContractsToBill(services.db, clock.nowMs(), ALL)).not.toContain(projectId)
    await issueInvoices(services, projectId)
    expect(await invoicesOf(projectId)).toEqual([])

    clock.set(MONDAY_MS)
    expect(await listContractsToBill(services.db, clock.nowMs(), ALL)).toContain(projectId)
    await Promise.all(Array.from({ length: 6 }, () => issueInvoices(services, projectId)))
    await issueInvoices(services, projectId)
    const [invoice, ...others] = await invoicesOf(projectId)
    expect(others).toEqual([])
    expect(invoiceSchema.parse(invoice)).toMatchObject({
      kind: 'weekly',
      weekStartMs: MONDAY_MS - 7 * DAY_MS,
      weekEndMs: MONDAY_MS,
      zone: 'America/New_York',
      total: { amount: '20.00', currency: 'USD' },
      credited: '0.00',
      state: 'issued',
      dueAtMs: MONDAY_MS + 2 * DAY_MS,
      paidAtMs: null,
      payments: [],
      lines: [{ adjustment: false, billableMs: 30 * MINUTE_MS, ratePerHour: '40.00' }],
    })
    expect(await listContractsToBill(services.db, clock.nowMs(), ALL)).not.toContain(projectId)
    for (const { accountId } of [employer, freelancer]) {
      const notices = await readNotices(services, accountId, 0, 1000)
      const told = notices.filter((each) => each.projectId === projectId)
      expect(told).toMatchObject([{ kind: 'invoiceIssued', subjectId: invoice?.id }])
      const { changes } = await readChanges(services, accountId, 0, 1000)
      expect(changes.find(({ id }) => id === invoice?.id)?.value).toEqual(invoice)
    }
    const finances = await readFinances(services, freelancer)
    expect(finances.invoices.map(({ id }) => id)).toContain(invoice?.id)
  })

  it('I6: late hours wait for the next Monday and are labelled there', async () => {
    const { services, clock, addProject } = world()
    clock.set(NOON_MS)
    const projectId = await addProject()
    await work(projectId, NOON_MS)
    clock.set(MONDAY_MS)
    await issueInvoices(services, projectId)
    const [first] = await invoicesOf(projectId)
    clock.set(MONDAY_MS + DAY_MS)
    await work(projectId, NOON_MS)
    await work(projectId, MONDAY_MS + 10 * HOUR_MS)
    expect(await listContractsToBill(services.db, clock.nowMs(), ALL)).not.toContain(projectId)
    clock.set(MONDAY_MS + 7 * DAY_MS)
    await issueInvoices(services, projectId)
    const [second, old] = await invoicesOf(projectId)
    expect(old).toEqual(first)
    expect(second?.lines).toMatchObject([
      { weekStartMs: MONDAY_MS - 7 * DAY_MS, adjustment: true, amount: '6.67' },
      { weekStartMs: MONDAY_MS, adjustment: false, amount: '6.67' },
    ])
    expect(second?.total.amount).toBe('13.34')
  })

  it('I1, I6: late hours of this week wait for its end, also when a late job takes those before', async () => {
    const { services, clock, addProject } = world()
    clock.set(NOON_MS)
    const projectId = await addProject()
    await work(projectId, NOON_MS)
    clock.set(MONDAY_MS)
    await issueInvoices(services, projectId)
    clock.set(MONDAY_MS + DAY_MS)
    await work(projectId, NOON_MS)
    // The next Monday is over before the job runs again.
    clock.set(MONDAY_MS + 8 * DAY_MS)
    await work(projectId, NOON_MS)
    await issueInvoices(services, projectId)
    expect(await listContractsToBill(services.db, clock.nowMs(), ALL)).not.toContain(projectId)
    clock.set(MONDAY_MS + 14 * DAY_MS)
    expect(await listContractsToBill(services.db, clock.nowMs(), ALL)).toContain(projectId)
    await issueInvoices(services, projectId)
    const late = { weekStartMs: MONDAY_MS - 7 * DAY_MS, billableMs: 10 * MINUTE_MS }
    expect(await invoicesOf(projectId)).toMatchObject([
      { weekStartMs: MONDAY_MS + 7 * DAY_MS, lines: [{ ...late, adjustment: true }] },
      { weekStartMs: MONDAY_MS, lines: [{ ...late, adjustment: true }] },
      { weekStartMs: MONDAY_MS - 7 * DAY_MS, lines: [{ ...late, adjustment: false }] },
    ])
    expect(await listContractsToBill(services.db, clock.nowMs(), ALL)).not.toContain(projectId)
  })

  it('I1, T8: time past the weekly limit stands on no invoice', async () => {
    const { services, clock, addProject } = world()
    clock.set(NOON_MS)
    const projectId = await addProject({ weekly_limit_ms: 15 * MINUTE_MS })
    for (let each = 0; each < 3; each++) await work(projectId, NOON_MS)
    clock.set(MONDAY_MS)
    await issueInvoices(services, projectId)
    expect(await invoicesOf(projectId)).toMatchObject([{ lines: [{ billableMs: 15 * MINUTE_MS }] }])
  })

  it('I1: time from before the contract is kept and stands on no invoice', async () => {
    const { services, clock, addProject, did, freelancer } = world()
    const acceptedAtMs = NOON_MS + 24 * HOUR_MS + 5 * MINUTE_MS
    clock.set(acceptedAtMs + HOUR_MS)
    const projectId = await addProject({ accepted_at_ms: acceptedAtMs })
    const starts = [-25 * 60 - 5, -15, -5, 5].map((minutes) => acceptedAtMs + minutes * MINUTE_MS)
    for (const startMs of starts) {
      await did(freelancer, 'postSegment', { segment: aSegment(projectId, startMs) })
    }
    clock.set(MONDAY_MS)
    await issueInvoices(services, projectId)
    const found = await readProject(services, freelancer, projectId)
    expect(found?.project.postedMs).toBe(40 * MINUTE_MS)
    expect(found?.invoices).toMatchObject([{ lines: [{ billableMs: 15 * MINUTE_MS }] }])
  })

  it('T9, I1: time from before billing was switched off is billed, however late it comes; later time is kept', async () => {
    const { services, clock, addProject, did, freelancer } = world()
    const offAtMs = NOON_MS + 26 * HOUR_MS + 5 * MINUTE_MS
    clock.set(offAtMs + HOUR_MS)
    const projectId = await addProject({ billing_off_at_ms: offAtMs })
    for (const startMs of [-15, -5, 5].map((minutes) => offAtMs + minutes * MINUTE_MS)) {
      await did(freelancer, 'postSegment', { segment: aSegment(projectId, startMs) })
    }
    clock.set(MONDAY_MS)
    await issueInvoices(services, projectId)
    const found = await readProject(services, freelancer, projectId)
    expect(found?.project).toMatchObject({ billingEnabled: false, postedMs: 30 * MINUTE_MS })
    expect(found?.invoices).toMatchObject([{ lines: [{ billableMs: 15 * MINUTE_MS }] }])
  })

  it('I1: a post and the job at once neither lose nor double an hour', async () => {
    const { services, clock, addProject, test } = world()
    for (let round = 0; round < 5; round++) {
      clock.set(NOON_MS)
      const projectId = await addProject()
      await work(projectId, NOON_MS)
      clock.set(MONDAY_MS)
      await Promise.all([
        work(projectId, NOON_MS),
        issueInvoices(services, projectId),
        work(projectId, NOON_MS),
      ])
      clock.set(MONDAY_MS + 7 * DAY_MS)
      await issueInvoices(services, projectId)
      const lines = (await invoicesOf(projectId)).flatMap((each) => each.lines)
      expect(lines.reduce((total, { billableMs }) => total + billableMs, 0)).toBe(30 * MINUTE_MS)
      const left = await test.query('SELECT FROM unbilled_week WHERE project_id = $1', [projectId])
      expect(left).toEqual([])
    }
  })

  it('I1: no more contracts are listed than a sweep takes; the others follow when these are billed', async () => {
    const { services, clock, addProject } = world()
    clock.set(NOON_MS)
    const projects = [await addProject(), await addProject(), await addProject()]
    for (const projectId of projects) await work(projectId, NOON_MS)
    clock.set(MONDAY_MS)
    const due = await listContractsToBill(services.db, clock.nowMs(), ALL)
    expect(due.slice(-3)).toEqual(projects)
    const first = await listContractsToBill(services.db, clock.nowMs(), due.length - 1)
    expect(first).toEqual(due.slice(0, -1))
    for (const projectId of first) await issueInvoices(services, projectId)
    expect(await listContractsToBill(services.db, clock.nowMs(), 1)).toEqual(due.slice(-1))
    await issueInvoices(services, due.at(-1) ?? 0)
  })

  it('I1: an invoice that fails to be written leaves the week to be billed', async () => {
    const { services, clock, addProject, test } = world()
    clock.set(NOON_MS)
    const projectId = await addProject()
    await work(projectId, NOON_MS)
    clock.set(MONDAY_MS)
    // The last thing that the transaction writes, so all before it is undone.
    await test.query(`ALTER TABLE notice ADD CONSTRAINT no_more CHECK (false) NOT VALID`)
    await expect(issueInvoices(services, projectId)).rejects.toThrow()
    await test.query('ALTER TABLE notice DROP CONSTRAINT no_more')
    expect(await invoicesOf(projectId)).toEqual([])
    expect(await listContractsToBill(services.db, clock.nowMs(), ALL)).toContain(projectId)
    await issueInvoices(services, projectId)
    expect(await invoicesOf(projectId)).toHaveLength(1)
  })

  it('does not exist for a stranger', async () => {
    const { services, strangers } = world()
    for (const stranger of strangers) {
      expect(await readProject(services, stranger, 1)).toBeNull()
      expect((await readFinances(services, stranger)).invoices).toEqual([])
    }
  })

  it.each([
    'UPDATE invoice SET total = 1',
    'UPDATE invoice SET due_at_ms = 1',
    'UPDATE invoice SET project_id = 2',
    'DELETE FROM invoice',
    'UPDATE invoice_line SET amount = 1',
  ])(
    'I6: an issued invoice never changes: "%s" is not the marketplace’s to do',
    async (statement) => {
      await expect(world().database.db.pool.query(statement)).rejects.toThrow('permission denied')
    },
  )
})
