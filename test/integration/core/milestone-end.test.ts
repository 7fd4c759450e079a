import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { readNotices } from '../../../server/feed/read-notices.ts'
import { readFinances } from '../../../server/projects/queries.ts'
import type { Caller } from '../../../server/services.ts'
import type { CommandType } from '../../../shared/contract/commands.ts'
import { HOUR_MS, meetReleaseRule, NOON_MS, withWorld } from './world.ts'

const world = withWorld()

beforeAll(() => meetReleaseRule(world(), 1, NOON_MS - HOUR_MS))

const create = (amount = '100') =>
  world().did(world().employer, 'createMilestone', {
    confirmedSource: 'any',
    projectId: 1,
    amount,
    currency: 'USD',
    description: 'Draft',
  })
const find = async (id: string) =>
  (await readFinances(world().services, world().employer)).milestones.find((each) => each.id === id)
const state = async (id: string) => (await find(id))?.state
const available = async (caller: Caller) =>
  Number(
    (await readFinances(world().services, caller)).balances.find(
      ({ currency }) => currency === 'USD',
    )?.available,
  )
const lastNotice = async (caller: Caller) =>
  (await readNotices(world().services, caller.accountId, 0, 10_000)).at(-1)

/** Held money in each state it can be in, and the commands that neither party may send then. */
async function refusedNow(milestoneId: string, commands: [Caller, CommandType, string][]) {
  for (const [caller, type, expected] of commands) {
    const payload = { milestoneId, amount: '1', reason: null, intentId: v7() }
    expect([type, await world().code(caller, type, payload as never)]).toEqual([type, expected])
  }
}

describe('P3: the freelancer asks for the release', () => {
  it('P3: the employer is told, and releases, whole or in part', async () => {
    const { did, release, employer, freelancer } = world()
    const milestoneId = await create()
    await did(freelancer, 'requestRelease', { milestoneId })
    expect(await lastNotice(employer)).toMatchObject({
      kind: 'releaseRequested',
      subjectId: milestoneId,
      amount: { amount: '100.00' },
    })
    await refusedNow(milestoneId, [
      [freelancer, 'requestRelease', 'release_not_requestable'],
      [freelancer, 'rejectCancellation', 'cancellation_not_requested'],
      [employer, 'withdrawCancellation', 'cancellation_not_requested'],
      [freelancer, 'refundMilestone', 'milestone_not_refundable'],
    ])
    await release(milestoneId, '40')
    expect(await find(milestoneId)).toMatchObject({
      state: 'releaseRequested',
      amount: { amount: '60.00' },
    })
    await release(milestoneId, '60')
    expect(await state(milestoneId)).toBe('released')
  })
})

describe('P7: the employer asks for a cancellation', () => {
  it('P7: with a reason; the freelancer’s yes is to cancel, and the money is back', async () => {
    const { did, employer, freelancer } = world()
    const before = await available(employer)
    const milestoneId = await create()
    await did(employer, 'requestCancellation', { milestoneId, reason: ' Not needed ' })
    expect(await find(milestoneId)).toMatchObject({
      state: 'cancellationRequested',
      cancellationReason: 'Not needed',
    })
    expect(await lastNotice(freelancer)).toMatchObject({ kind: 'cancellationRequested' })
    await refusedNow(milestoneId, [
      [employer, 'cancelMilestone', 'milestone_not_cancellable'],
      [employer, 'prepareRelease', 'milestone_not_releasable'],
      [employer, 'requestCancellation', 'cancellation_not_requestable'],
      [freelancer, 'requestRelease', 'release_not_requestable'],
    ])
    await did(freelancer, 'cancelMilestone', { milestoneId })
    expect(await find(milestoneId)).toMatchObject({ state: 'cancelled', cancellationReason: null })
    expect(await lastNotice(employer)).toMatchObject({ kind: 'milestoneCancelled' })
    expect(await available(employer)).toBe(before)
  })

  it('P7: the freelancer’s no, or the employer taking it back, and it is in progress', async () => {
    const { did, employer, freelancer } = world()
    const milestoneId = await create()
    await did(freelancer, 'requestRelease', { milestoneId })
    await did(employer, 'requestCancellation', { milestoneId, reason: null })
    await did(freelancer, 'rejectCancellation', { milestoneId })
    expect(await state(milestoneId)).toBe('inProgress')
    expect(await lastNotice(employer)).toMatchObject({ kind: 'cancellationRejected' })
    await did(employer, 'requestCancellation', { milestoneId, reason: 'Once more' })
    await did(employer, 'withdrawCancellation', { milestoneId })
    expect(await lastNotice(freelancer)).toMatchObject({
      kind: 'cancellationWithdrawn',
      amount: { amount: '100.00', currency: 'USD' },
      subjectId: milestoneId,
    })
    expect(await find(milestoneId)).toMatchObject({ state: 'inProgress', cancellationReason: null })
  })

  it('P7: before acceptance there is nothing to ask: the employer cancels himself', async () => {
    const { did, employer, freelancer, addProject } = world()
    const projectId = await addProject({ accepted_at_ms: null })
    const milestoneId = await did(employer, 'createMilestone', {
      confirmedSource: 'any',
      projectId,
      amount: '10',
      currency: 'USD',
      description: 'Draft',
    })
    await refusedNow(milestoneId, [
      [employer, 'requestCancellation', 'cancellation_not_requestable'],
      [freelancer, 'requestRelease', 'release_not_requestable'],
    ])
    await did(employer, 'cancelMilestone', { milestoneId })
  })
})

describe('P9: disputed money stands still', () => {
  it('P9: it is neither released nor cancelled, and nobody can ask for it', async () => {
    const { employer, freelancer, test } = world()
    const milestoneId = await create()
    await test.query(`UPDATE milestone SET state = 'disputed' WHERE id = $1`, [milestoneId])
    await refusedNow(milestoneId, [
      [employer, 'prepareRelease', 'milestone_disputed'],
      [employer, 'releaseMilestone', 'milestone_disputed'],
      [employer, 'cancelMilestone', 'milestone_disputed'],
      [freelancer, 'cancelMilestone', 'milestone_disputed'],
      [freelancer, 'requestRelease', 'milestone_disputed'],
      [employer, 'requestCancellation', 'milestone_disputed'],
      [freelancer, 'rejectCancellation', 'milestone_disputed'],
      [employer, 'withdrawCancellation', 'milestone_disputed'],
      [freelancer, 'refundMilestone', 'milestone_disputed'],
    ])
  })
})

describe('P6: after release only the freelancer gives money back', () => {
  it('P6: in part, then the rest, never more; the employer is told with his balance', async () => {
    const { did, send, release, employer, freelancer } = world()
    const milestoneId = await create()
    await release(milestoneId, '100')
    const [employerHad, freelancerHad] = [await available(employer), await available(freelancer)]
    await did(freelancer, 'refundMilestone', { milestoneId, amount: '30.50' })
    expect(await find(milestoneId)).toMatchObject({ state: 'released', refunded: '30.50' })
    expect(await available(employer)).toBeCloseTo(employerHad + 30.5)
    expect(await available(freelancer)).toBeCloseTo(freelancerHad - 30.5)
    expect(await lastNotice(employer)).toMatchObject({
      kind: 'milestoneRefunded',
      subjectId: milestoneId,
      amount: { amount: '30.50' },
      balance: { amount: (employerHad + 30.5).toFixed(2) },
    })
    for (const [amount, code] of [
      ['69.51', 'amount_exceeds_whole'],
      ['0', 'amount_not_positive'],
      ['-1', 'amount_not_positive'],
      ['0.001', 'amount_too_precise'],
    ] as const) {
      expect(await send(freelancer, 'refundMilestone', { milestoneId, amount })).toMatchObject({
        error: { code, issues: [{ path: 'payload.amount' }] },
      })
    }
    await did(freelancer, 'refundMilestone', { milestoneId, amount: '69.5' })
    expect(await find(milestoneId)).toMatchObject({ refunded: '100.00' })
    expect(
      await send(freelancer, 'refundMilestone', { milestoneId, amount: '0.01' }),
    ).toMatchObject({ error: { code: 'amount_exceeds_whole' } })
  })

  it('P6, L2: not more than the freelancer has; two at once give back once', async () => {
    const { code, did, release, freelancer, test } = world()
    const milestoneId = await create()
    await release(milestoneId, '100')
    const codes = await Promise.all(
      Array.from({ length: 8 }, () =>
        code(freelancer, 'refundMilestone', { milestoneId, amount: '60' }),
      ),
    )
    expect(codes.toSorted()).toEqual(
      ['applied', ...Array(7).fill('amount_exceeds_whole')].toSorted(),
    )
    // He was paid out everything but ten dollars.
    const left = await available(freelancer)
    const owed = Math.round((left - 10) * 100)
    // No kind of entry pays out yet, so the rule of kinds is off for this one.
    await test.query(
      `ALTER TABLE posting DISABLE TRIGGER posting_fits;
      WITH e AS (INSERT INTO journal_entry (kind, at_ms) VALUES ('test', 1) RETURNING id)
      INSERT INTO posting (entry_id, line, account_id, currency, amount)
      SELECT e.id, row_number() OVER (), a.id, 'USD',
        CASE a.kind WHEN 'platformExternal' THEN 1 ELSE -1 END * ${owed}::numeric
      FROM e, ledger_account a WHERE a.currency = 'USD'
        AND (a.kind = 'platformExternal' OR (a.kind = 'freelancerAvailable'
          AND a.owner_id = ${freelancer.accountId}));
      SET CONSTRAINTS ALL IMMEDIATE;
      ALTER TABLE posting ENABLE TRIGGER posting_fits`,
    )
    const short = { milestoneId, amount: '10.01' }
    // Not `insufficient_funds`: he has a balance and no other purse that the sentence could speak of.
    expect(await code(freelancer, 'refundMilestone', short)).toBe('refund_exceeds_balance')
    await did(freelancer, 'refundMilestone', { milestoneId, amount: '10' })
    expect(await available(freelancer)).toBe(0)
  })

  it('P6: the employer cannot take it back', async () => {
    const { release, employer } = world()
    const milestoneId = await create()
    await release(milestoneId, '100')
    await refusedNow(milestoneId, [
      [employer, 'refundMilestone', 'not_found'],
      [employer, 'cancelMilestone', 'milestone_not_cancellable'],
      [employer, 'requestCancellation', 'cancellation_not_requestable'],
    ])
  })
})
