import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { readNotices } from '../../../server/feed/read-notices.ts'
import { issueInvoices } from '../../../server/invoicing/issue.ts'
import { listInvoicesToPay } from '../../../server/invoicing/open-invoice.ts'
import { payDueInvoice } from '../../../server/invoicing/pay-due.ts'
import { doDueWork } from '../../../server/jobs/due-work.ts'
import { readStatement } from '../../../server/ledger/statement.ts'
import { readFinances, readProject } from '../../../server/projects/queries.ts'
import type { Caller } from '../../../server/services.ts'
import { aSegment, HOUR_MS, MINUTE_MS, NOON_MS, withWorld } from './world.ts'

const world = withWorld()
const DAY_MS = 24 * HOUR_MS
/** More than there are. */
const ALL = 1_000
/** Monday and Wednesday 00:00 in New York after the day on which the world begins. */
const MONDAY_MS = Date.parse('2026-07-20T04:00:00Z')
const WEDNESDAY_MS = MONDAY_MS + 2 * DAY_MS

const read = async (projectId: number) => {
  const found = await readProject(world().services, world().employer, projectId)
  if (!found) throw new Error('no project')
  return found
}
const invoiceOf = async (projectId: number) => {
  const [invoice] = (await read(projectId)).invoices
  if (!invoice) throw new Error('no invoice')
  return invoice
}
const available = async (caller: Caller) => {
  const { balances } = await readFinances(world().services, caller)
  return balances.find(({ currency }) => currency === 'USD')?.available
}
const told = async (caller: Caller, projectId: number) => {
  const notices = await readNotices(world().services, caller.accountId, 0, 1000)
  return notices.filter((each) => each.projectId === projectId).map(({ kind }) => kind)
}
const sumIsZero = async () => {
  const rows = await world().test.query<{ total: bigint }>(
    'SELECT sum(balance) AS total FROM ledger_account GROUP BY currency',
  )
  expect(rows.every(({ total }) => total === 0n)).toBe(true)
}
const sourceLimit = (minor: bigint) =>
  world().test.query(`UPDATE payment_source_limit SET limit_minor = $1 WHERE currency = 'USD'`, [
    minor,
  ])

/** A contract at 60.00 an hour with an invoice of so many times ten minutes, that is, 10.00. */
let used = 0
async function invoiced(times: number, change: Record<string, unknown> = {}): Promise<number> {
  const { clock, did, freelancer, services, addProject } = world()
  clock.set(NOON_MS)
  const projectId = await addProject({ rate_per_hour: 6_000n, ...change })
  for (let each = 0; each < times; each++) {
    used++
    const segment = aSegment(projectId, NOON_MS - used * 10 * MINUTE_MS)
    await did(freelancer, 'postSegment', { segment })
  }
  clock.set(MONDAY_MS)
  await issueInvoices(services, projectId)
  return projectId
}
const milestone = (projectId: number, amount: string) =>
  world().did(world().employer, 'createMilestone', {
    confirmedSource: 'any',
    projectId,
    amount,
    currency: 'USD',
    description: `Advance of ${amount}`,
  })
const pay = async (projectId: number) =>
  payDueInvoice(world().services, (await invoiceOf(projectId)).id)

describe('I5: before the Desktop App is there', () => {
  it('I5: the invoice waits, says why, tells it once, and is paid when that is met', async () => {
    const { clock, services, did, employer, freelancer } = world()
    const projectId = await invoiced(1)
    clock.set(WEDNESDAY_MS)
    const { id, holds } = await invoiceOf(projectId)
    expect(holds).toEqual(['desktop_app_required'])
    await pay(projectId)
    await pay(projectId)
    expect(await invoiceOf(projectId)).toMatchObject({ state: 'issued', payments: [] })
    for (const caller of [employer, freelancer]) {
      expect(await told(caller, projectId)).toEqual(['invoiceIssued', 'invoiceOnHold'])
    }
    expect(await listInvoicesToPay(services.db, clock.nowMs(), ALL)).not.toContain(id)

    await did(freelancer, 'registerDevice', { deviceId: v7(), name: 'Desk', platform: 'linux' })
    expect(await listInvoicesToPay(services.db, clock.nowMs(), ALL)).toContain(id)
    await pay(projectId)
    expect(await invoiceOf(projectId)).toMatchObject({ state: 'paid', holds: [] })
  })

  it('I5: those that wait take no room from others where no more are listed than a sweep takes', async () => {
    const { clock, services, test } = world()
    const waiting = await invoiceOf(await invoiced(1))
    const [first, second] = [await invoiceOf(await invoiced(1)), await invoiceOf(await invoiced(1))]
    clock.set(WEDNESDAY_MS)
    const list = (upTo: number) => listInvoicesToPay(services.db, clock.nowMs(), upTo)
    expect(await list(ALL)).toEqual([waiting.id, first.id, second.id])
    const at = clock.nowMs()
    await test.query(
      `INSERT INTO dispute (id, project_id, invoice_id, opened_by, reason, amount, currency, stage,
        waits_for, respond_by_ms, opened_at_ms)
      VALUES ($1, $2, $3, 'employer', 'Too long', 1000, 'USD', 'negotiation', 'freelancer', $4, $5)`,
      [v7(), waiting.projectId, waiting.id, at + 4 * DAY_MS, at],
    )
    await payDueInvoice(services, waiting.id)
    expect(await list(1)).toEqual([first.id])
    await payDueInvoice(services, first.id)
    expect(await list(1)).toEqual([second.id])
    await payDueInvoice(services, second.id)
    expect(await list(ALL)).toEqual([])
  })
})

describe('I: the payment of an invoice', () => {
  beforeAll(async () => {
    const { did, freelancer } = world()
    await did(freelancer, 'registerDevice', { deviceId: v7(), name: 'Desk', platform: 'linux' })
  })

  it('I2, I3: is made on Wednesday, once, however many try: the oldest milestones first', async () => {
    const { clock, employer, freelancer, services } = world()
    const projectId = await invoiced(5)
    const [first, second, third] = [
      await milestone(projectId, '20'),
      await milestone(projectId, '25'),
      await milestone(projectId, '40'),
    ]
    const before = { freelancer: await available(freelancer), employer: await available(employer) }
    clock.set(WEDNESDAY_MS - 1_000)
    await pay(projectId)
    expect((await invoiceOf(projectId)).state).toBe('issued')

    clock.set(WEDNESDAY_MS)
    await Promise.all(Array.from({ length: 6 }, () => pay(projectId)))
    const { milestones, invoices } = await read(projectId)
    const invoice = invoices[0]
    expect(invoice).toMatchObject({ state: 'paid', total: { amount: '50.00' } })
    const part = milestones.find(({ splitFrom }) => splitFrom === third)
    expect(invoice?.payments).toEqual([
      { milestoneId: first, amount: '20.00' },
      { milestoneId: second, amount: '25.00' },
      { milestoneId: part?.id, amount: '5.00' },
    ])
    const states = milestones.map((each) => [each.amount.amount, each.state, each.invoiceId])
    expect(states.toSorted()).toEqual([
      ['20.00', 'released', invoice?.id],
      ['25.00', 'released', invoice?.id],
      ['35.00', 'inProgress', null],
      ['5.00', 'released', invoice?.id],
    ])
    expect(await available(employer)).toBe(before.employer)
    const after = await available(freelancer)
    expect(Number(after) - Number(before.freelancer)).toBe(50)
    expect(await told(employer, projectId)).toEqual(['invoiceIssued', 'invoicePaid'])
    const [last] = (await readNotices(services, freelancer.accountId, 0, 1000)).slice(-1)
    expect(last).toMatchObject({
      kind: 'invoicePaid',
      amount: { amount: '50.00' },
      balance: { amount: after },
    })
    await sumIsZero()
  })

  it('I3: what milestones lack is charged to the source, those asked to be cancelled are left', async () => {
    const { clock, test } = world()
    const projectId = await invoiced(3)
    const [used, left] = [await milestone(projectId, '8'), await milestone(projectId, '9')]
    await test.query(`UPDATE milestone SET state = 'disputed' WHERE id = $1`, [left])
    const source = async () =>
      (
        await test.query<{ balance: bigint }>(
          `SELECT balance FROM ledger_account WHERE kind = 'employerSource' AND currency = 'USD'`,
        )
      )[0]?.balance ?? 0n
    const before = await source()
    clock.set(WEDNESDAY_MS)
    await pay(projectId)
    expect((await invoiceOf(projectId)).payments).toEqual([
      { milestoneId: used, amount: '8.00' },
      { milestoneId: null, amount: '22.00' },
    ])
    expect((await source()) - before).toBe(-2_200n)
    await sumIsZero()
  })

  it('I4: a source that fails pays nothing, tells it once, stops new tracking, and is mended', async () => {
    const { clock, services, employer, freelancer, code, did } = world()
    const projectId = await invoiced(3)
    const held = await milestone(projectId, '8')
    const { id } = await invoiceOf(projectId)
    const before = await available(freelancer)
    await sourceLimit(2_199n)
    clock.set(WEDNESDAY_MS)
    expect(await code(employer, 'payInvoice', { invoiceId: id })).toBe('invoice_not_payable')
    await pay(projectId)
    await pay(projectId)
    const failed = await read(projectId)
    expect(failed.project.invoiceUnpaid).toBe(true)
    expect(failed.invoices).toMatchObject([{ state: 'paymentFailed', payments: [] }])
    expect(failed.milestones).toMatchObject([{ id: held, state: 'inProgress' }])
    expect(await available(freelancer)).toBe(before)
    for (const caller of [employer, freelancer]) {
      expect((await told(caller, projectId)).filter((kind) => kind.startsWith('invoice'))).toEqual([
        'invoiceIssued',
        'invoicePaymentFailed',
      ])
    }

    const start = { projectId, deviceId: v7(), startedAtMs: clock.nowMs() }
    expect(await code(freelancer, 'startSession', { ...start, sessionId: v7() })).toBe(
      'invoice_unpaid',
    )
    const late = aSegment(projectId, WEDNESDAY_MS - 20 * MINUTE_MS)
    expect(await code(freelancer, 'postSegment', { segment: late })).toBe('applied')

    expect(await listInvoicesToPay(services.db, clock.nowMs(), ALL)).not.toContain(id)
    clock.set(WEDNESDAY_MS + 7 * HOUR_MS)
    expect(await listInvoicesToPay(services.db, clock.nowMs(), ALL)).toContain(id)
    await pay(projectId)
    expect(await told(freelancer, projectId)).not.toContain('invoicePaid')
    const failures = (kinds: string[]) => kinds.filter((kind) => kind === 'invoicePaymentFailed')
    expect(failures(await told(freelancer, projectId))).toHaveLength(1)

    expect(await code(employer, 'payInvoice', { invoiceId: id })).toBe('payment_failed')
    expect(await code(freelancer, 'payInvoice', { invoiceId: id })).toBe('not_found')
    for (const stranger of world().strangers) {
      expect(await code(stranger, 'payInvoice', { invoiceId: id })).toBe('not_found')
    }
    await sourceLimit(2_000_000n)
    await did(employer, 'payInvoice', { invoiceId: id })
    expect(await code(employer, 'payInvoice', { invoiceId: id })).toBe('invoice_not_payable')
    expect(await invoiceOf(projectId)).toMatchObject({ state: 'paid' })
    expect(Number(await available(freelancer)) - Number(before)).toBe(30)
    expect((await read(projectId)).project.invoiceUnpaid).toBe(false)
    expect(await code(freelancer, 'startSession', { ...start, sessionId: v7() })).toBe('applied')
    await sumIsZero()
  })

  it('I2, I8: first hours posted just before Wednesday can be looked at and disputed', async () => {
    const { clock, services, did, employer, freelancer, addProject } = world()
    clock.set(WEDNESDAY_MS - MINUTE_MS)
    const projectId = await addProject()
    used++
    const segment = aSegment(projectId, NOON_MS - used * 10 * MINUTE_MS)
    await did(freelancer, 'postSegment', { segment })
    await doDueWork(services, () => false)
    clock.set(WEDNESDAY_MS + 1_000)
    await doDueWork(services, () => false)
    const { id, state } = await invoiceOf(projectId)
    expect(state).toBe('issued')
    const about = { kind: 'invoice', id } as const
    await did(employer, 'openDispute', { about, reason: 'Too long', freelancerAmount: '0' })
    expect((await invoiceOf(projectId)).holds).toEqual(['disputed'])
  })

  it('I4: the marketplace tries again by itself, and a mended source pays', async () => {
    const { clock, services, freelancer } = world()
    const projectId = await invoiced(1)
    await sourceLimit(0n)
    clock.set(WEDNESDAY_MS)
    await doDueWork(services, () => false)
    expect((await invoiceOf(projectId)).state).toBe('paymentFailed')
    await sourceLimit(2_000_000n)
    clock.set(WEDNESDAY_MS + 7 * HOUR_MS)
    await doDueWork(services, () => false)
    expect(await told(freelancer, projectId)).toEqual([
      'invoiceIssued',
      'invoicePaymentFailed',
      'invoicePaid',
    ])
  })

  it('P6: what the source paid of an invoice is the freelancer’s to give back, and no more', async () => {
    const { clock, did, code, send, employer, freelancer, strangers, services } = world()
    const projectId = await invoiced(3)
    await milestone(projectId, '20')
    const { id: invoiceId } = await invoiceOf(projectId)
    const refund = (amount: string) => ({ invoiceId, amount })
    expect(await code(freelancer, 'refundInvoice', refund('1'))).toBe('invoice_not_refundable')
    clock.set(WEDNESDAY_MS)
    await pay(projectId)
    expect((await invoiceOf(projectId)).payments.at(-1)).toEqual({
      milestoneId: null,
      amount: '10.00',
    })
    const before = [Number(await available(employer)), Number(await available(freelancer))]
    for (const [amount, refusal] of [
      ['10.01', 'amount_exceeds_whole'],
      ['0', 'amount_not_positive'],
      ['ten', 'amount_malformed'],
    ] as const) {
      expect(await send(freelancer, 'refundInvoice', refund(amount))).toMatchObject({
        error: { code: refusal, issues: [{ path: 'payload.amount' }] },
      })
    }
    for (const other of [employer, ...strangers]) {
      expect(await code(other, 'refundInvoice', refund('1'))).toBe('not_found')
    }

    await did(freelancer, 'refundInvoice', refund('4'))
    expect(await invoiceOf(projectId)).toMatchObject({
      state: 'paid',
      total: { amount: '30.00' },
      refunded: '4.00',
    })
    expect((await told(employer, projectId)).at(-1)).toBe('invoiceRefunded')
    // Of two at once that together are more than the rest, one is.
    const rest = await Promise.all([
      code(freelancer, 'refundInvoice', refund('4')),
      code(freelancer, 'refundInvoice', refund('4')),
    ])
    expect(rest.toSorted()).toEqual(['amount_exceeds_whole', 'applied'])
    await did(freelancer, 'refundInvoice', refund('2'))
    expect(await code(freelancer, 'refundInvoice', refund('0.01'))).toBe('amount_exceeds_whole')
    expect([Number(await available(employer)), Number(await available(freelancer))]).toEqual([
      (before[0] ?? 0) + 10,
      (before[1] ?? 0) - 10,
    ])
    const span = { currency: 'USD', startMs: MONDAY_MS, endMs: WEDNESDAY_MS + DAY_MS } as const
    const statement = await readStatement(services, employer, span)
    expect(statement.ok && statement.value.lines.filter(({ kind }) => kind === 'refund')).toEqual(
      ['4.00', '4.00', '2.00'].map((amount) =>
        expect.objectContaining({
          amount,
          charged: '0.00',
          subject: { kind: 'invoice', number: expect.any(Number) },
          description: null,
        }),
      ),
    )
    await sumIsZero()
  })

  it('P6: what milestones paid of an invoice is given back there', async () => {
    const { clock, did, code, freelancer } = world()
    const projectId = await invoiced(1)
    await milestone(projectId, '10')
    clock.set(WEDNESDAY_MS)
    await pay(projectId)
    const { id: invoiceId } = await invoiceOf(projectId)
    const refund = { invoiceId, amount: '1' }
    expect(await code(freelancer, 'refundInvoice', refund)).toBe('invoice_not_refundable')
    const [paid] = (await read(projectId)).milestones
    await did(freelancer, 'refundMilestone', { milestoneId: paid?.id ?? '', amount: '1' })
    expect((await invoiceOf(projectId)).refunded).toBe('0.00')
  })

  it('I8: an open dispute keeps it out of payment; what it credits is not paid', async () => {
    const { clock, test, employer } = world()
    const projectId = await invoiced(3)
    const { id } = await invoiceOf(projectId)
    const disputeId = v7()
    await test.query(
      `INSERT INTO dispute (id, project_id, invoice_id, opened_by, reason, amount, currency, stage,
        waits_for, respond_by_ms, opened_at_ms)
      VALUES ($1, $2, $3, 'employer', 'Too long', 3000, 'USD', 'negotiation', 'freelancer', $4, $5)`,
      [disputeId, projectId, id, clock.nowMs() + 4 * DAY_MS, clock.nowMs()],
    )
    clock.set(WEDNESDAY_MS)
    expect((await invoiceOf(projectId)).holds).toEqual(['disputed'])
    await pay(projectId)
    expect((await invoiceOf(projectId)).state).toBe('issued')
    expect((await told(employer, projectId)).at(-1)).toBe('invoiceOnHold')

    await test.query(
      `UPDATE dispute SET stage = 'resolved', ended_at_ms = $2, waits_for = NULL, respond_by_ms = NULL,
        verdict_amount = 1000, verdict_by = 'agreement' WHERE id = $1`,
      [disputeId, clock.nowMs()],
    )
    await test.query('INSERT INTO invoice_credit VALUES ($1, $2, 2000, $3)', [
      disputeId,
      id,
      clock.nowMs(),
    ])
    await pay(projectId)
    expect(await invoiceOf(projectId)).toMatchObject({
      state: 'paid',
      total: { amount: '30.00' },
      credited: '20.00',
      payments: [{ milestoneId: null, amount: '10.00' }],
    })
    await sumIsZero()
  })

  it('I8: an invoice that is credited whole is paid with nothing moved', async () => {
    const { clock, test, freelancer } = world()
    const projectId = await invoiced(1)
    const { id } = await invoiceOf(projectId)
    const disputeId = v7()
    await test.query(
      `INSERT INTO dispute (id, project_id, invoice_id, opened_by, reason, amount, currency, stage,
        opened_at_ms, ended_at_ms, verdict_amount, verdict_by)
      VALUES ($1, $2, $3, 'employer', 'Nothing was done', 1000, 'USD', 'resolved', $4, $4, 0,
        'silence')`,
      [disputeId, projectId, id, clock.nowMs()],
    )
    await test.query('INSERT INTO invoice_credit VALUES ($1, $2, 1000, $3)', [
      disputeId,
      id,
      clock.nowMs(),
    ])
    const before = await available(freelancer)
    clock.set(WEDNESDAY_MS)
    await pay(projectId)
    expect(await invoiceOf(projectId)).toMatchObject({ state: 'paid', payments: [] })
    expect(await available(freelancer)).toBe(before)
  })

  it('I3, L4: of a release and the payment at once, the money goes one way only', async () => {
    const { clock, code, employer, did } = world()
    for (let round = 0; round < 6; round++) {
      const projectId = await invoiced(1)
      const milestoneId = await milestone(projectId, '10')
      const intentId = await did(employer, 'prepareRelease', { milestoneId, amount: '10' })
      clock.set(WEDNESDAY_MS)
      await Promise.all([
        code(employer, 'releaseMilestone', { milestoneId, amount: '10', intentId }),
        pay(projectId),
      ])
      const { invoices, milestones } = await read(projectId)
      expect(invoices).toMatchObject([{ state: 'paid' }])
      expect(milestones).toMatchObject([{ id: milestoneId, state: 'released' }])
      await sumIsZero()
    }
  })

  it('I3: a payment that is cut off in the middle has paid nothing, and is made the next time', async () => {
    const { clock, test, freelancer } = world()
    const projectId = await invoiced(2)
    await milestone(projectId, '15')
    const before = await available(freelancer)
    clock.set(WEDNESDAY_MS)
    await test.query('ALTER TABLE notice ADD CONSTRAINT no_more CHECK (false) NOT VALID')
    await expect(pay(projectId)).rejects.toThrow()
    await test.query('ALTER TABLE notice DROP CONSTRAINT no_more')
    expect(await available(freelancer)).toBe(before)
    expect((await read(projectId)).milestones).toMatchObject([{ state: 'inProgress' }])
    await pay(projectId)
    expect(Number(await available(freelancer)) - Number(before)).toBe(20)
  })

  it('L5: the marketplace keeps its share of every part, from milestone and source alike', async () => {
    const { clock, services, freelancer, test } = world()
    const projectId = await invoiced(3)
    await milestone(projectId, '20')
    const before = await available(freelancer)
    clock.set(WEDNESDAY_MS)
    const { id } = await invoiceOf(projectId)
    await payDueInvoice({ ...services, feeBps: 1_000 }, id)
    expect(Number(await available(freelancer)) - Number(before)).toBe(27)
    const fees = await test.query<{ balance: bigint }>(
      `SELECT balance FROM ledger_account WHERE kind = 'platformFees'`,
    )
    expect(fees).toEqual([{ balance: 300n }])
    await sumIsZero()
  })

  it('P6, L5: nobody gives back more than he has, and the fee stays with the marketplace', async () => {
    const { clock, did, send, services, addProject, test } = world()
    const [made] = await test.query<{ id: number }>(
      `INSERT INTO app_user (name, email, role, zone)
        VALUES ('Nour', 'nour@example.com', 'freelancer', 'UTC') RETURNING id`,
    )
    const nour: Caller = { accountId: made?.id ?? 0, role: 'freelancer', proof: 'recentPassword' }
    clock.set(NOON_MS)
    const change = { rate_per_hour: 6_000n, freelancer_id: nour.accountId }
    const projectId = await addProject(change)
    await did(nour, 'registerDevice', { deviceId: v7(), name: 'Desk', platform: 'linux' })
    await did(nour, 'postSegment', { segment: aSegment(projectId, NOON_MS - HOUR_MS) })
    clock.set(MONDAY_MS)
    await issueInvoices(services, projectId)
    clock.set(WEDNESDAY_MS)
    const { id: invoiceId } = await invoiceOf(projectId)
    await payDueInvoice({ ...services, feeBps: 5_000 }, invoiceId)
    expect(await available(nour)).toBe('5.00')
    expect(await send(nour, 'refundInvoice', { invoiceId, amount: '5.01' })).toMatchObject({
      error: { code: 'refund_exceeds_balance', issues: [{ path: 'payload.amount' }] },
    })
    await did(nour, 'refundInvoice', { invoiceId, amount: '5' })
    expect(await available(nour)).toBe('0.00')
    await sumIsZero()
  })
})
