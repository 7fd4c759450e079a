import pg from 'pg'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { audit, type Difference } from '../../../server/audit/audit.ts'
import { readChanges } from '../../../server/commands/read-changes.ts'
import { readDispute, readDisputes } from '../../../server/disputes/queries.ts'
import { readNotices } from '../../../server/feed/read-notices.ts'
import { DUE_WORK, runPieces } from '../../../server/jobs/due-work.ts'
import { readFinances, readProject } from '../../../server/projects/queries.ts'
import type { Caller } from '../../../server/services.ts'
import type { Dispute } from '../../../shared/contract/entities.ts'
import { HOUR_MS, meetReleaseRule, NOON_MS, withWorld } from './world.ts'

const world = withWorld()
const DAY_MS = 24 * HOUR_MS

const newest = { limit: 100 }

/** The fixed-price project, in whose currency there is nothing after the point. */
const FIXED = 3
const hold = (amount = '1000', projectId = FIXED, currency = 'JPY') =>
  world().did(world().employer, 'createMilestone', {
    confirmedSource: 'any',
    projectId,
    amount,
    currency,
    description: 'Artwork',
  })

/** Opens a dispute over a milestone; gives its id. */
const open = (by: Caller, milestoneId: string, freelancerAmount = '300') =>
  world().did(by, 'openDispute', about(milestoneId, freelancerAmount))
const about = (
  id: string,
  freelancerAmount = '300',
  kind: 'milestone' | 'invoice' = 'milestone',
) => ({
  about: { kind, id },
  reason: ' Not what we agreed ',
  freelancerAmount,
})
const offer = (disputeId: string, freelancerAmount: string) => ({
  disputeId,
  freelancerAmount,
  message: 'Half of it is done',
})

/** A dispute of the pair that is before the arbiter: 300 of 1000 offered, 800 demanded. */
async function inArbitration(amount = '1000') {
  const { did, employer, freelancer } = world()
  const milestoneId = await hold(amount)
  const disputeId = await open(employer, milestoneId)
  await did(freelancer, 'offerInDispute', offer(disputeId, '800'))
  await did(freelancer, 'escalateDispute', { disputeId })
  return { milestoneId, disputeId }
}

const see = async (caller: Caller, disputeId: string): Promise<Dispute | undefined> =>
  (await readDispute(world().services, caller, disputeId))?.dispute

async function milestones(projectId = FIXED) {
  const project = await readProject(world().services, world().employer, projectId)
  return project?.milestones ?? []
}
const milestone = async (id: string, projectId = FIXED) =>
  (await milestones(projectId)).find((each) => each.id === id)

async function available(caller: Caller, currency = 'JPY') {
  const { balances } = await readFinances(world().services, caller)
  return Number(balances.find((each) => each.currency === currency)?.available)
}

const notices = (caller: Caller) => readNotices(world().services, caller.accountId, 0, 1000)
const lastNotice = async (caller: Caller) => (await notices(caller)).at(-1)

/** The marketplace's sweep of overdue disputes. */
async function settleOverdue(services = world().services): Promise<void> {
  const work = DUE_WORK.find(({ queue }) => queue === 'disputes.settle')
  if (!work) throw new Error('nobody settles disputes')
  await runPieces(services, work, await work.list(services), () => false)
}

/** L1, L4: the audit finds nothing in the books; the invoices here are made up, so not in them. */
async function expectBalanced() {
  const client = new pg.Client({ connectionString: world().test.adminUrl })
  await client.connect()
  try {
    const found: Difference[] = []
    await audit(client, (each) => found.push(each))
    expect(found.filter(({ subject }) => !subject.say.startsWith('invoice'))).toEqual([])
  } finally {
    await client.end()
  }
}

let weeks = 0

/** An invoice of 100.00 for a week of its own; how they are issued is told elsewhere. */
async function anInvoice(state: 'issued' | 'paid' = 'issued'): Promise<string> {
  const { query } = world().test
  const id = v7()
  weeks += 1
  const week = [weeks * 7 * DAY_MS, (weeks + 1) * 7 * DAY_MS]
  await query(
    `INSERT INTO invoice (id, project_id, kind, week_start_ms, week_end_ms, zone, currency, total,
        state, issued_at_ms, due_at_ms, paid_at_ms, next_attempt_at_ms)
      VALUES ($1, 1, 'weekly', $2, $3, 'UTC', 'USD', 10000, $4, 1, 1, $5, 1)`,
    [id, ...week, state, state === 'paid' ? 1 : null],
  )
  await query(
    `INSERT INTO invoice_line (invoice_id, line, week_start_ms, week_end_ms, adjustment,
        billable_ms, rate_per_hour, amount)
      VALUES ($1, 1, $2, $3, false, 9000000, 4000, 10000)`,
    [id, ...week],
  )
  return id
}

describe('P9: opening a dispute', () => {
  it('P9: takes the milestone out of everyone’s hands and tells the other side', async () => {
    const { code, employer, freelancer, release } = world()
    const milestoneId = await hold()
    const disputeId = await open(employer, milestoneId)
    expect(await see(freelancer, disputeId)).toMatchObject({
      openedBy: 'employer',
      reason: 'Not what we agreed',
      stage: 'negotiation',
      waitsFor: 'freelancer',
      amount: { amount: '1000', currency: 'JPY' },
      offers: [{ by: 'employer', freelancerAmount: '300', message: '' }],
      verdict: null,
    })
    expect((await milestone(milestoneId))?.state).toBe('disputed')
    expect(await lastNotice(freelancer)).toMatchObject({
      kind: 'disputeOpened',
      subjectId: disputeId,
      amount: { amount: '1000' },
    })
    expect(await release(milestoneId, '1000')).toMatchObject({
      error: { code: 'milestone_disputed' },
    })
    expect(await code(freelancer, 'cancelMilestone', { milestoneId })).toBe('milestone_disputed')
    expect(await code(freelancer, 'openDispute', about(milestoneId))).toBe('milestone_disputed')
  })

  it.each([
    [{ freelancerAmount: '' }, 'amount_malformed', 'freelancerAmount'],
    [{ freelancerAmount: '-1' }, 'amount_malformed', 'freelancerAmount'],
    [{ freelancerAmount: '1.5' }, 'amount_too_precise', 'freelancerAmount'],
    [{ freelancerAmount: '1001' }, 'amount_exceeds_whole', 'freelancerAmount'],
    [{ reason: '  ' }, 'reason_missing', 'reason'],
  ])(
    'P9: refuses %j with %s beside its field, and nothing is disputed',
    async (change, code, field) => {
      const { send, freelancer } = world()
      const milestoneId = await hold()
      const result = await send(freelancer, 'openDispute', { ...about(milestoneId), ...change })
      expect(result).toMatchObject({ error: { code, issues: [{ path: `payload.${field}` }] } })
      expect((await milestone(milestoneId))?.state).toBe('inProgress')
    },
  )

  it('P9: is only about held money that was accepted', async () => {
    const { did, code, employer, freelancer, release, addProject } = world()
    const released = await hold()
    await release(released, '1000')
    const cancelled = await hold()
    await did(freelancer, 'cancelMilestone', { milestoneId: cancelled })
    for (const id of [released, cancelled]) {
      for (const caller of [employer, freelancer]) {
        expect(await code(caller, 'openDispute', about(id))).toBe('dispute_not_openable')
      }
    }
    const awarded = await addProject({ accepted_at_ms: null })
    const pending = await hold('10', awarded, 'USD')
    expect(await code(employer, 'openDispute', about(pending, '1'))).toBe('dispute_not_openable')
  })

  it('P9: a requested release or cancellation is over; taken back, the work goes on', async () => {
    const { did, employer, freelancer, test } = world()
    for (const [state, reason] of [
      ['releaseRequested', null],
      ['cancellationRequested', 'No longer needed'],
    ]) {
      const milestoneId = await hold()
      await test.query('UPDATE milestone SET state = $1, cancellation_reason = $2 WHERE id = $3', [
        state,
        reason,
        milestoneId,
      ])
      const disputeId = await open(freelancer, milestoneId)
      await did(freelancer, 'withdrawDispute', { disputeId })
      expect(await milestone(milestoneId)).toMatchObject({
        state: 'inProgress',
        cancellationReason: null,
      })
      expect(await see(employer, disputeId)).toMatchObject({ stage: 'withdrawn', waitsFor: null })
      expect(await lastNotice(employer)).toMatchObject({ kind: 'disputeResolved' })
      // What was withdrawn can be disputed anew.
      await open(employer, milestoneId)
    }
  })

  it('P9: each side takes back one dispute about a milestone, and the next goes to its end', async () => {
    const { did, code, employer, freelancer } = world()
    const milestoneId = await hold()
    const takeBack = async (by: Caller) => {
      const disputeId = await open(by, milestoneId)
      expect(await see(by, disputeId)).toMatchObject({ mayBeWithdrawn: true })
      await did(by, 'withdrawDispute', { disputeId })
    }
    await takeBack(employer)
    await takeBack(freelancer)
    const disputeId = await open(employer, milestoneId)
    expect(await see(employer, disputeId)).toMatchObject({ mayBeWithdrawn: false })
    expect(await code(employer, 'withdrawDispute', { disputeId })).toBe('dispute_withdrawn_before')
    await did(freelancer, 'acceptDisputeOffer', { disputeId, freelancerAmount: '300' })
    // Of another milestone it may take one back again.
    const other = await open(employer, await hold())
    await did(employer, 'withdrawDispute', { disputeId: other })
  })
})

describe('P9: negotiating', () => {
  it('P9: each answers in his turn, within his own time', async () => {
    const { did, code, employer, freelancer, clock } = world()
    const disputeId = await open(freelancer, await hold(), '900')
    expect(await see(employer, disputeId)).toMatchObject({ waitsFor: 'employer' })
    expect(await code(freelancer, 'offerInDispute', offer(disputeId, '800'))).toBe(
      'dispute_not_your_turn',
    )
    clock.set(NOON_MS + 13 * DAY_MS)
    await did(employer, 'offerInDispute', offer(disputeId, '100'))
    const answered = await see(freelancer, disputeId)
    expect(answered).toMatchObject({
      waitsFor: 'freelancer',
      offers: [
        { by: 'freelancer', freelancerAmount: '900' },
        { by: 'employer', freelancerAmount: '100', message: 'Half of it is done' },
      ],
    })
    const offeredAtMs = answered?.offers.at(-1)?.atMs ?? 0
    expect(answered?.respondByMs).toBe(offeredAtMs + 4 * DAY_MS)
    expect(await lastNotice(freelancer)).toMatchObject({ kind: 'disputeAnswered' })
    clock.set(NOON_MS)
  })

  it('P9: an agreement is on the newest offer alone, and pays it', async () => {
    const { did, code, employer, freelancer } = world()
    const milestoneId = await hold()
    const disputeId = await open(employer, milestoneId)
    await did(freelancer, 'offerInDispute', offer(disputeId, '800'))
    const before = [await available(employer), await available(freelancer)]
    const accept = (freelancerAmount: string) => ({ disputeId, freelancerAmount })
    expect(await code(employer, 'acceptDisputeOffer', accept('300'))).toBe('offer_changed')
    const partId = await did(employer, 'acceptDisputeOffer', accept('800'))
    expect(await see(freelancer, disputeId)).toMatchObject({
      stage: 'resolved',
      waitsFor: null,
      respondByMs: null,
      verdict: { freelancerAmount: '800', by: 'agreement', reasoning: null },
    })
    expect(await milestone(partId)).toMatchObject({
      state: 'released',
      splitFrom: milestoneId,
      amount: { amount: '800' },
    })
    expect(await milestone(milestoneId)).toMatchObject({
      state: 'cancelled',
      amount: { amount: '200' },
    })
    const after = [await available(employer), await available(freelancer)]
    expect(after).toEqual([(before[0] ?? 0) + 200, (before[1] ?? 0) + 800])
    await expectBalanced()
    expect(await lastNotice(employer)).toMatchObject({ kind: 'disputeResolved', balance: null })
    expect(await lastNotice(freelancer)).toMatchObject({
      kind: 'disputeResolved',
      balance: { amount: String(after[1]) },
    })
    for (const type of ['withdrawDispute', 'escalateDispute'] as const) {
      expect(await code(employer, type, { disputeId })).toBe('dispute_ended')
    }
  })
})

describe('P9: the arbiter', () => {
  it('P9: sees a dispute from its arbitration on, is told of it, and of nothing else', async () => {
    const { did, code, employer, freelancer, arbiter, services } = world()
    const disputeId = await open(employer, await hold())
    const decision = { disputeId, freelancerAmount: '500', reasoning: 'Both are right' }
    expect(await see(arbiter, disputeId)).toBeUndefined()
    expect(await code(arbiter, 'decideDispute', decision)).toBe('not_found')
    expect(await code(employer, 'escalateDispute', { disputeId })).toBe('offers_missing')
    await did(freelancer, 'offerInDispute', offer(disputeId, '800'))
    await did(freelancer, 'escalateDispute', { disputeId })
    for (const caller of [arbiter, employer]) {
      expect(await lastNotice(caller)).toMatchObject({
        kind: 'disputeEscalated',
        subjectId: disputeId,
      })
    }
    expect(await see(arbiter, disputeId)).toMatchObject({
      stage: 'arbitration',
      waitsFor: 'arbiter',
      respondByMs: null,
    })
    const { changes } = await readChanges(services, arbiter.accountId, 0, 1000)
    expect(new Set(changes.map(({ entity }) => entity))).toEqual(new Set(['account', 'dispute']))
    expect(changes.find(({ id }) => id === disputeId)?.value).toMatchObject({ id: disputeId })
    expect(await readFinances(services, arbiter)).toMatchObject({ projects: [], disputes: [] })
    expect(await readProject(services, arbiter, FIXED)).toBeNull()

    await did(arbiter, 'decideDispute', decision)
    const listed = await readDisputes(services, arbiter, newest)
    expect(listed.disputes.find(({ id }) => id === disputeId)).toMatchObject({
      stage: 'resolved',
      verdict: { freelancerAmount: '500', by: 'arbiter', reasoning: 'Both are right' },
    })
    expect(await code(arbiter, 'decideDispute', decision)).toBe('dispute_ended')
  })

  it.each([
    ['1000', 'released', undefined, '1000'],
    ['0', 'cancelled', undefined, '1000'],
    ['1', 'cancelled', '1', '999'],
  ])('P9: of 1000 a verdict of %s leaves the milestone %s', async (granted, state, part, left) => {
    const { did, employer, freelancer, arbiter } = world()
    const { milestoneId, disputeId } = await inArbitration()
    const before = [await available(employer), await available(freelancer)]
    await did(arbiter, 'decideDispute', {
      disputeId,
      freelancerAmount: granted,
      reasoning: 'As the brief says',
    })
    expect(await milestone(milestoneId)).toMatchObject({ state, amount: { amount: left } })
    const parts = (await milestones()).filter(({ splitFrom }) => splitFrom === milestoneId)
    expect(parts.map(({ amount }) => amount.amount)).toEqual(part ? [part] : [])
    expect([await available(employer), await available(freelancer)]).toEqual([
      (before[0] ?? 0) + 1000 - Number(granted),
      (before[1] ?? 0) + Number(granted),
    ])
    await expectBalanced()
    const [held] = await world().test.query<{ balance: bigint }>(
      'SELECT balance FROM ledger_account WHERE milestone_id = $1',
      [milestoneId],
    )
    expect(held?.balance).toBe(0n)
  })

  it('P9: has every open dispute before him, and those that ended a part at a time', async () => {
    const { did, arbiter, services, test } = world()
    const first = await inArbitration()
    await test.query(
      `WITH m AS (INSERT INTO milestone (id, project_id, amount, currency, description, state,
            created_at_ms, cancelled_at_ms)
          SELECT gen_random_uuid(), $1, 1, 'JPY', 'Ended', 'cancelled', 1, 1
          FROM generate_series(1, 230) RETURNING id)
        INSERT INTO dispute (id, project_id, milestone_id, opened_by, reason, amount, currency,
            stage, opened_at_ms, escalated_at_ms, ended_at_ms)
          SELECT gen_random_uuid(), $1, id, 'employer', 'Late', 1, 'JPY', 'withdrawn', 1, 1, 1 FROM m`,
      [FIXED],
    )
    const last = await inArbitration()
    const part = await readDisputes(services, arbiter, newest)
    const open = part.disputes.filter(({ stage }) => stage === 'arbitration')
    expect(open.map(({ id }) => id)).toEqual(
      expect.arrayContaining([first.disputeId, last.disputeId]),
    )
    expect(open[0]?.offers).toHaveLength(2)
    expect(part.disputes.length).toBe(open.length + 100)
    const read = part.disputes.map(({ number }) => number)
    for (let { more, disputes } = part; more; ) {
      const before = disputes.findLast(({ stage }) => stage !== 'arbitration')?.number
      ;({ more, disputes } = await readDisputes(services, arbiter, { limit: 100, before }))
      expect(disputes.every(({ stage }) => stage !== 'arbitration')).toBe(true)
      read.push(...disputes.map(({ number }) => number))
    }
    const all = await test.query<{ number: number }>(
      'SELECT number FROM dispute WHERE escalated_at_ms IS NOT NULL ORDER BY number DESC',
    )
    expect(read.toSorted((a, b) => b - a)).toEqual(all.map(({ number }) => number))
    const decided = { freelancerAmount: '0', reasoning: 'Nothing came' }
    for (const { disputeId } of [first, last]) {
      await did(arbiter, 'decideDispute', { disputeId, ...decided })
    }
    // They are of no use to the other tests, whose books must come out even.
    await test.query("DELETE FROM dispute WHERE reason = 'Late'")
    await test.query("DELETE FROM milestone WHERE description = 'Ended'")
  })

  it('P9: gives his reasons, within the amount', async () => {
    const { send, arbiter } = world()
    const { disputeId } = await inArbitration()
    const decide = { disputeId, freelancerAmount: '500', reasoning: 'Fair' }
    expect(await send(arbiter, 'decideDispute', { ...decide, reasoning: ' ' })).toMatchObject({
      error: { code: 'reason_missing', issues: [{ path: 'payload.reasoning' }] },
    })
    expect(
      await send(arbiter, 'decideDispute', { ...decide, freelancerAmount: '1001' }),
    ).toMatchObject({ error: { code: 'amount_exceeds_whole' } })
  })

  it('P9: until his verdict the parties may still agree, but nobody takes the dispute from him', async () => {
    const { did, code, employer, freelancer, arbiter } = world()
    const agreed = await inArbitration()
    await did(freelancer, 'acceptDisputeOffer', {
      disputeId: agreed.disputeId,
      freelancerAmount: '300',
    })
    const late = { disputeId: agreed.disputeId, freelancerAmount: '0', reasoning: 'Too late' }
    expect(await code(arbiter, 'decideDispute', late)).toBe('dispute_ended')
    expect(await see(arbiter, agreed.disputeId)).toMatchObject({ verdict: { by: 'agreement' } })

    const { disputeId } = await inArbitration()
    expect(await see(employer, disputeId)).toMatchObject({ mayBeWithdrawn: false })
    for (const party of [employer, freelancer]) {
      expect(await code(party, 'withdrawDispute', { disputeId })).toBe('dispute_in_arbitration')
    }
    await did(arbiter, 'decideDispute', { ...late, disputeId })
  })
})

describe('P9: silence', () => {
  it('P9: loses at the deadline, once, however often and late the job runs', async () => {
    const { code, employer, freelancer, clock } = world()
    clock.set(NOON_MS)
    const milestoneId = await hold()
    const disputeId = await open(employer, milestoneId)
    const deadlineMs = (await see(employer, disputeId))?.respondByMs ?? 0
    // The world's clock runs on: a minute before is before however slow the machine is.
    clock.set(deadlineMs - 60_000)
    await settleOverdue()
    expect((await see(employer, disputeId))?.stage).toBe('negotiation')

    clock.set(deadlineMs)
    const late = offer(disputeId, '900')
    expect(await code(freelancer, 'offerInDispute', late)).toBe('answer_too_late')
    const before = await available(freelancer)
    await Promise.all(Array.from({ length: 4 }, () => settleOverdue()))
    expect(await see(freelancer, disputeId)).toMatchObject({
      stage: 'resolved',
      verdict: { freelancerAmount: '300', by: 'silence' },
    })
    expect(await available(freelancer)).toBe(before + 300)
    const told = await notices(freelancer)
    expect(
      told.filter(({ kind, subjectId }) => kind === 'disputeResolved' && subjectId === disputeId),
    ).toHaveLength(1)
    await expectBalanced()
    clock.set(NOON_MS)
  })

  it('P9: a verdict that cannot be carried out holds up no other', async () => {
    const { employer, clock, services, test } = world()
    clock.set(NOON_MS)
    const [broken, sound] = [await open(employer, await hold()), await open(employer, await hold())]
    const [row] = await test.query<{ milestone_id: string }>(
      'SELECT milestone_id FROM dispute WHERE id = $1',
      [broken],
    )
    await test.query(`UPDATE milestone SET state = 'inProgress' WHERE id = $1`, [row?.milestone_id])
    clock.set(NOON_MS + 5 * DAY_MS)
    const failures: unknown[] = []
    await settleOverdue({ ...services, onUnexpected: (error) => failures.push(error) })
    expect(failures).toHaveLength(1)
    expect((await see(employer, sound))?.stage).toBe('resolved')
    expect((await see(employer, broken))?.stage).toBe('negotiation')
    await test.query(`UPDATE milestone SET state = 'disputed' WHERE id = $1`, [row?.milestone_id])
    await settleOverdue()
    expect((await see(employer, broken))?.stage).toBe('resolved')
    clock.set(NOON_MS)
  })
})

describe('P8: on an hourly project', () => {
  it('P8: no verdict pays before the app and the hours are there; one that pays nothing holds', async () => {
    const { did, send, employer, freelancer, arbiter, clock, addProject } = world()
    clock.set(NOON_MS)
    const projectId = await addProject()
    const heldAt = () => hold('10', projectId, 'USD')
    const agreed = await open(employer, await heldAt(), '4')
    const decided = await open(employer, await heldAt(), '4')
    await did(freelancer, 'offerInDispute', offer(decided, '10'))
    await did(employer, 'escalateDispute', { disputeId: decided })
    const accept = { disputeId: agreed, freelancerAmount: '4' }
    const decide = { disputeId: decided, freelancerAmount: '7.50', reasoning: 'Fair' }
    for (const result of [
      await send(freelancer, 'acceptDisputeOffer', accept),
      await send(arbiter, 'decideDispute', decide),
    ]) {
      expect(result).toMatchObject({
        error: {
          code: 'desktop_app_required',
          issues: [{ path: 'desktop_app_required' }, { path: 'hours_not_posted' }],
        },
      })
    }
    const nothing = await open(freelancer, await heldAt(), '0')
    await did(employer, 'acceptDisputeOffer', { disputeId: nothing, freelancerAmount: '0' })

    await meetReleaseRule(world(), projectId, NOON_MS - 2 * HOUR_MS)
    clock.set(NOON_MS + 5 * DAY_MS)
    await settleOverdue()
    expect(await see(employer, agreed)).toMatchObject({ verdict: { by: 'silence' } })
    await did(arbiter, 'decideDispute', decide)
    expect(await available(freelancer, 'USD')).toBe(11.5)
    await expectBalanced()
    clock.set(NOON_MS)
  })

  it('P8, P9: silence that may not pay brings the dispute before the arbiter, so nobody is locked in', async () => {
    const { did, code, employer, arbiter, clock, addProject, test } = world()
    clock.set(NOON_MS)
    // One without the app, to whom the employer says nothing.
    const [made] = await test.query<{ id: number }>(
      `INSERT INTO app_user (name, email, role, zone)
        VALUES ('Nour', 'nour@example.com', 'freelancer', 'UTC') RETURNING id`,
    )
    const absent: Caller = { accountId: made?.id ?? 0, role: 'freelancer', proof: 'recentPassword' }
    const projectId = await addProject({ freelancer_id: absent.accountId })
    const milestoneId = await hold('10', projectId, 'USD')
    const disputeId = await open(absent, milestoneId, '1')
    const before = await available(employer, 'USD')
    clock.set(NOON_MS + 400 * DAY_MS)
    await Promise.all([settleOverdue(), settleOverdue()])
    for (const caller of [employer, absent, arbiter]) {
      expect(await see(caller, disputeId)).toMatchObject({
        stage: 'arbitration',
        waitsFor: 'arbiter',
        respondByMs: null,
        verdict: null,
      })
      const told = (await notices(caller)).filter((each) => each.subjectId === disputeId)
      expect(told.filter(({ kind }) => kind === 'disputeEscalated')).toHaveLength(1)
    }
    const decide = { disputeId, freelancerAmount: '1', reasoning: 'Nothing was posted' }
    expect(await code(arbiter, 'decideDispute', decide)).toBe('desktop_app_required')
    await did(arbiter, 'decideDispute', { ...decide, freelancerAmount: '0' })
    expect((await milestone(milestoneId, projectId))?.state).toBe('cancelled')
    expect(await available(employer, 'USD')).toBe(before + 10)
    await expectBalanced()
    clock.set(NOON_MS)
  })
})

describe('I8: disputed invoices', () => {
  it('I8: what is not granted is credited; no money moves, and the invoice stays as issued', async () => {
    const { did, code, employer, freelancer, services, test } = world()
    const invoiceId = await anInvoice()
    const before = [await available(employer, 'USD'), await available(freelancer, 'USD')]
    const disputeId = await did(employer, 'openDispute', about(invoiceId, '60', 'invoice'))
    expect(await code(freelancer, 'openDispute', about(invoiceId, '60', 'invoice'))).toBe(
      'dispute_not_openable',
    )
    expect((await readDispute(services, freelancer, disputeId))?.invoice).toMatchObject({
      id: invoiceId,
      holds: expect.arrayContaining(['disputed']),
    })
    await did(freelancer, 'acceptDisputeOffer', { disputeId, freelancerAmount: '60.00' })
    expect((await readDispute(services, freelancer, disputeId))?.invoice).toMatchObject({
      total: { amount: '100.00' },
      credited: '40.00',
      state: 'issued',
      holds: expect.not.arrayContaining(['disputed']),
    })
    expect([await available(employer, 'USD'), await available(freelancer, 'USD')]).toEqual(before)

    const credits = await test.query<{ amount: bigint }>(
      'SELECT amount FROM invoice_credit WHERE invoice_id = $1',
      [invoiceId],
    )
    expect(credits).toEqual([{ amount: 4_000n }])
  })

  it('I8: nobody keeps an invoice out of payment by disputing it over and over', async () => {
    const { did, code, employer, freelancer } = world()
    const invoiceId = await anInvoice()
    const mine = about(invoiceId, '0', 'invoice')
    const first = await did(employer, 'openDispute', mine)
    await did(employer, 'withdrawDispute', { disputeId: first })
    expect(await code(employer, 'openDispute', mine)).toBe('dispute_not_openable')
    // The other side has not had its say yet; a verdict is the last word for both.
    const second = await did(freelancer, 'openDispute', about(invoiceId, '90', 'invoice'))
    expect(await see(employer, second)).toMatchObject({ amount: { amount: '100.00' } })
    await did(employer, 'acceptDisputeOffer', { disputeId: second, freelancerAmount: '90' })
    for (const caller of [employer, freelancer]) {
      expect(await code(caller, 'openDispute', mine)).toBe('dispute_not_openable')
    }
  })

  it('I8: only an unpaid invoice with something left to pay is disputed', async () => {
    const { did, code, employer, freelancer } = world()
    const paid = await anInvoice('paid')
    expect(await code(employer, 'openDispute', about(paid, '1', 'invoice'))).toBe(
      'dispute_not_openable',
    )
    const nothing = await anInvoice()
    const disputeId = await did(employer, 'openDispute', about(nothing, '0', 'invoice'))
    await did(freelancer, 'acceptDisputeOffer', { disputeId, freelancerAmount: '0' })
    expect(await code(employer, 'openDispute', about(nothing, '0', 'invoice'))).toBe(
      'dispute_not_openable',
    )
  })
})

describe('P9: who may', () => {
  it('P9: to strangers there is no such dispute, and no such milestone to dispute', async () => {
    const { code, strangers, services } = world()
    const { disputeId } = await inArbitration()
    const milestoneId = await hold()
    for (const stranger of strangers) {
      expect(await see(stranger, disputeId)).toBeUndefined()
      expect((await readDisputes(services, stranger, newest)).disputes).toEqual([])
      expect(await code(stranger, 'openDispute', about(milestoneId))).toBe('not_found')
      expect(await code(stranger, 'offerInDispute', offer(disputeId, '1'))).toBe('not_found')
      for (const type of ['escalateDispute', 'withdrawDispute'] as const) {
        expect(await code(stranger, type, { disputeId })).toBe('not_found')
      }
      const accept = { disputeId, freelancerAmount: '300' }
      expect(await code(stranger, 'acceptDisputeOffer', accept)).toBe('not_found')
    }
  })

  it('P9: the arbiter gives no party’s command, and no party decides', async () => {
    const { code, employer, freelancer, arbiter } = world()
    const { disputeId, milestoneId } = await inArbitration()
    const decide = { disputeId, freelancerAmount: '0', reasoning: 'Mine' }
    for (const party of [employer, freelancer]) {
      expect(await code(party, 'decideDispute', decide)).toBe('not_found')
    }
    const accept = { disputeId, freelancerAmount: '300' }
    expect(await code(arbiter, 'acceptDisputeOffer', accept)).toBe('not_found')
    expect(await code(arbiter, 'withdrawDispute', { disputeId })).toBe('not_found')
    expect(await code(arbiter, 'openDispute', about(milestoneId))).toBe('not_found')
  })
})

describe('P9: at once', () => {
  it('P9: of two who open a dispute about one thing, one does', async () => {
    const { code, employer, freelancer } = world()
    for (let round = 0; round < 6; round++) {
      const milestoneId = await hold()
      const outcomes = await Promise.all([
        code(employer, 'openDispute', about(milestoneId)),
        code(freelancer, 'openDispute', about(milestoneId)),
      ])
      expect(outcomes.toSorted()).toEqual(['applied', 'milestone_disputed'])
    }
    for (let round = 0; round < 6; round++) {
      const invoiceId = await anInvoice()
      const outcomes = await Promise.all([
        code(employer, 'openDispute', about(invoiceId, '1', 'invoice')),
        code(freelancer, 'openDispute', about(invoiceId, '1', 'invoice')),
      ])
      expect(outcomes.toSorted()).toEqual(['applied', 'dispute_not_openable'])
    }
  })

  it('P9, L4: acceptance, counter offer, escalation, withdrawal and release end in one state', async () => {
    const { did, code, employer, freelancer, release } = world()
    for (let round = 0; round < 8; round++) {
      const milestoneId = await hold('100')
      const disputeId = await open(employer, milestoneId, '30')
      await did(freelancer, 'offerInDispute', offer(disputeId, '80'))
      const before = await available(freelancer)
      const [accepted, answered, escalated, withdrawn, released] = await Promise.all([
        code(freelancer, 'acceptDisputeOffer', { disputeId, freelancerAmount: '30' }),
        code(employer, 'offerInDispute', offer(disputeId, '40')),
        code(freelancer, 'escalateDispute', { disputeId }),
        code(employer, 'withdrawDispute', { disputeId }),
        release(milestoneId, '100').then((each) => each.status),
      ])
      const ends = { resolved: accepted, withdrawn, arbitration: escalated }
      const applied = Object.entries(ends).filter(([, each]) => each === 'applied')
      const stage = (await see(employer, disputeId))?.stage
      // Arbitration may still end in an agreement; nothing else goes on after its end.
      expect(applied.length).toBe(stage === 'resolved' && escalated === 'applied' ? 2 : 1)
      expect(applied.map(([each]) => each)).toContain(stage)
      for (const each of [answered, escalated, withdrawn]) {
        expect(['applied', 'dispute_ended', 'dispute_in_arbitration']).toContain(each)
      }
      const paid = (await available(freelancer)) - before
      expect(paid).toBe((accepted === 'applied' ? 30 : 0) + (released === 'applied' ? 100 : 0))
      await expectBalanced()
    }
  })

  it('P9, L4: at the deadline an answer is in time or silence has spoken, never both', async () => {
    const { did, code, employer, freelancer, clock } = world()
    for (const lateMs of [-60_000, 0]) {
      clock.set(NOON_MS)
      const disputeId = await open(employer, await hold('100'), '30')
      const deadlineMs = (await see(employer, disputeId))?.respondByMs ?? 0
      clock.set(deadlineMs + lateMs)
      const [answer] = await Promise.all([
        code(freelancer, 'offerInDispute', offer(disputeId, '80')),
        code(freelancer, 'acceptDisputeOffer', { disputeId, freelancerAmount: '31' }),
        settleOverdue(),
        settleOverdue(),
      ])
      const { stage, verdict } = (await see(employer, disputeId)) ?? {}
      if (lateMs < 0) {
        expect([answer, stage]).toEqual(['applied', 'negotiation'])
        await did(employer, 'acceptDisputeOffer', { disputeId, freelancerAmount: '80' })
      } else {
        expect(['answer_too_late', 'dispute_ended']).toContain(answer)
        expect(verdict).toMatchObject({ freelancerAmount: '30', by: 'silence' })
      }
      await expectBalanced()
    }
    clock.set(NOON_MS)
  })
})
