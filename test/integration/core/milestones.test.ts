import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { readNotices } from '../../../server/feed/read-notices.ts'
import { readFinances, readFunding, readProject } from '../../../server/projects/queries.ts'
import type { Caller } from '../../../server/services.ts'
import { HOUR_MS, meetReleaseRule, NOON_MS, withWorld } from './world.ts'

const world = withWorld()
const ask = (projectId: number, amount: string, currency = 'USD', description = 'Draft') => ({
  projectId,
  amount,
  currency,
  description,
})

async function balance(caller: Caller, currency = 'USD') {
  const { balances } = await readFinances(world().services, caller)
  return balances.find((each) => each.currency === currency)
}

async function lastNotice(caller: Caller) {
  return (await readNotices(world().services, caller.accountId, 0, 1000)).at(-1)
}

describe('M: milestone requests', () => {
  it('M1: asks in Current Work only', async () => {
    const { code, freelancer } = world()
    expect(await code(freelancer, 'requestMilestone', ask(2, '10'))).toBe(
      'project_not_in_current_work',
    )
    expect(await code(freelancer, 'requestMilestone', ask(4, '10'))).toBe(
      'project_not_in_current_work',
    )
    expect(await code(freelancer, 'requestMilestone', ask(3, '1000', 'JPY'))).toBe('applied')
  })

  it.each([
    ['0', 'USD', 'amount_not_positive'],
    ['-5', 'USD', 'amount_not_positive'],
    ['1.234', 'USD', 'amount_too_precise'],
    ['1e3', 'USD', 'amount_malformed'],
    [' ', 'USD', 'amount_malformed'],
    [`1${'0'.repeat(30)}`, 'USD', 'amount_too_large'],
    ['1.5', 'JPY', 'amount_too_precise'],
  ])('M2: refuses the amount "%s" in %s beside its field', async (amount, currency, code) => {
    const { send, freelancer } = world()
    const project = currency === 'JPY' ? 3 : 1
    const result = await send(freelancer, 'requestMilestone', ask(project, amount, currency))
    expect(result).toMatchObject({ status: 'refused', error: { code } })
    expect(result.status === 'refused' && result.error.issues?.[0]?.path).toBe('payload.amount')
  })

  it('M2: refuses another currency than the project’s, and an empty description', async () => {
    const { send, code, freelancer } = world()
    const result = await send(freelancer, 'requestMilestone', ask(1, '10', 'JPY'))
    expect(result).toMatchObject({
      status: 'refused',
      error: { code: 'malformed_request', issues: [{ path: 'payload.currency' }] },
    })
    expect(await code(freelancer, 'requestMilestone', ask(1, '10', 'USD', '  '))).toBe(
      'description_missing',
    )
  })

  it('M3, M4: a request holds no money and tells the employer', async () => {
    const { did, employer, freelancer, services } = world()
    const before = await balance(employer)
    const id = await did(freelancer, 'requestMilestone', ask(1, '120.5'))
    expect(await balance(employer)).toEqual(before)
    const seen = (await readProject(services, employer, 1))?.milestoneRequests[0]
    expect(seen).toMatchObject({ id, state: 'pending', amount: { amount: '120.50' } })
    expect(await lastNotice(employer)).toMatchObject({ kind: 'milestoneRequested', subjectId: id })
  })

  it('M4, M6: accepted, it becomes exactly one milestone of the same amount, money held', async () => {
    const { did, code, employer, freelancer, services } = world()
    const before = await balance(employer)
    const requestId = await did(freelancer, 'requestMilestone', ask(1, '80', 'USD', 'Prototype'))
    const milestoneId = await did(employer, 'acceptMilestoneRequest', {
      confirmedSource: 'any',
      requestId,
    })
    const project = await readProject(services, freelancer, 1)
    expect(project?.milestoneRequests.find(({ id }) => id === requestId)).toMatchObject({
      state: 'accepted',
      milestoneId,
    })
    expect(project?.milestones.filter((each) => each.requestId === requestId)).toMatchObject([
      {
        id: milestoneId,
        amount: { amount: '80.00' },
        description: 'Prototype',
        state: 'inProgress',
      },
    ])
    const after = await balance(employer)
    expect(Number(before?.available) - Number(after?.available)).toBe(80)
    expect(Number(after?.held) - Number(before?.held)).toBe(80)
    expect(await lastNotice(freelancer)).toMatchObject({ kind: 'requestAccepted' })
    for (const type of ['acceptMilestoneRequest', 'withdrawMilestoneRequest'] as const) {
      const caller = type === 'acceptMilestoneRequest' ? employer : freelancer
      expect(await code(caller, type, { requestId, confirmedSource: 'any' })).toBe(
        'request_not_pending',
      )
    }
  })

  it('M4: rejected with a reason, or withdrawn, it is over', async () => {
    const { did, code, employer, freelancer, services } = world()
    const rejected = await did(freelancer, 'requestMilestone', ask(1, '10'))
    await did(employer, 'rejectMilestoneRequest', { requestId: rejected, reason: ' Too early ' })
    expect(await lastNotice(freelancer)).toMatchObject({ kind: 'requestRejected' })
    const withdrawn = await did(freelancer, 'requestMilestone', ask(1, '10'))
    await did(freelancer, 'withdrawMilestoneRequest', { requestId: withdrawn })
    const requests = (await readProject(services, freelancer, 1))?.milestoneRequests
    expect(requests?.find(({ id }) => id === rejected)).toMatchObject({
      state: 'rejected',
      reason: 'Too early',
    })
    expect(requests?.find(({ id }) => id === withdrawn)).toMatchObject({ state: 'withdrawn' })
    for (const requestId of [rejected, withdrawn]) {
      expect(
        await code(employer, 'acceptMilestoneRequest', { confirmedSource: 'any', requestId }),
      ).toBe('request_not_pending')
    }
  })

  it('P2, M4: without funds nothing is held and the request stays pending', async () => {
    const { did, code, employer, freelancer, services } = world()
    const before = await balance(employer)
    const requestId = await did(freelancer, 'requestMilestone', ask(1, '999999'))
    expect(
      await code(employer, 'acceptMilestoneRequest', { confirmedSource: 'any', requestId }),
    ).toBe('insufficient_funds')
    expect(await balance(employer)).toEqual(before)
    const open = (await readProject(services, employer, 1))?.milestoneRequests
    expect(open?.find(({ id }) => id === requestId)?.state).toBe('pending')
  })
})

describe('P: milestone payments', () => {
  it('P2: the balance pays if it suffices, else the source, else nothing', async () => {
    const { did, code, employer, services, test } = world()
    const before = await balance(employer)
    const ask6000 = await readFunding(services, employer, 1, '6000')
    expect(ask6000).toMatchObject({
      ok: true,
      value: { source: 'source', sourceLabel: 'Visa ending 4242' },
    })
    await did(employer, 'createMilestone', { ...ask(1, '6000'), confirmedSource: 'any' })
    const after = await balance(employer)
    expect(after?.available).toBe(before?.available)
    expect(Number(after?.held) - Number(before?.held)).toBe(6000)
    const [row] = await test.query<{ balance: bigint }>(
      `SELECT balance FROM ledger_account WHERE kind = 'employerSource'`,
    )
    expect(row?.balance).toBe(-600_000n)
    expect(await readFunding(services, employer, 1, '100')).toMatchObject({
      value: { source: 'balance', sourceLabel: null },
    })
    expect(await readFunding(services, employer, 1, '1.234')).toEqual({
      ok: false,
      error: 'amount_too_precise',
    })
    expect(
      await code(employer, 'createMilestone', { ...ask(1, '20000.01'), confirmedSource: 'any' }),
    ).toBe('insufficient_funds')
  })

  it('P1: a completed project takes no milestone', async () => {
    const { code, employer } = world()
    expect(
      await code(employer, 'createMilestone', { ...ask(4, '10'), confirmedSource: 'any' }),
    ).toBe('project_not_in_current_work')
  })

  it('P3, P7: before acceptance pending, cancelled by the employer only; afterwards not', async () => {
    const { did, code, release, employer, freelancer, services, addProject } = world()
    const projectId = await addProject({ accepted_at_ms: null })
    const before = await balance(employer)
    const first = await did(employer, 'createMilestone', {
      ...ask(projectId, '30'),
      confirmedSource: 'any',
    })
    const second = await did(employer, 'createMilestone', {
      ...ask(projectId, '40'),
      confirmedSource: 'any',
    })
    expect(await code(freelancer, 'cancelMilestone', { milestoneId: first })).toBe(
      'milestone_not_cancellable',
    )
    expect(await release(first, '30')).toMatchObject({
      error: { code: 'milestone_not_releasable' },
    })
    await did(employer, 'cancelMilestone', { milestoneId: first })
    expect(await lastNotice(freelancer)).toMatchObject({ kind: 'milestoneCancelled' })

    await did(freelancer, 'acceptProject', { projectId })
    expect(await lastNotice(employer)).toMatchObject({ kind: 'projectAccepted', projectId })
    expect(await code(freelancer, 'acceptProject', { projectId })).toBe('award_already_answered')
    const project = await readProject(services, freelancer, projectId)
    expect(project?.project.status).toBe('active')
    expect(project?.milestones.map(({ id, state }) => [id, state])).toEqual([
      [second, 'inProgress'],
      [first, 'cancelled'],
    ])
    expect(await code(employer, 'cancelMilestone', { milestoneId: second })).toBe(
      'milestone_not_cancellable',
    )
    await did(freelancer, 'cancelMilestone', { milestoneId: second })
    expect(await lastNotice(employer)).toMatchObject({ kind: 'milestoneCancelled' })
    expect(await balance(employer)).toEqual(before)
  })

  it('P8: on an hourly project a device and posted hours come before any release', async () => {
    const { did, release, freelancer, employer, addProject, strangers } = world()
    const projectId = await addProject()
    const otherProject = await addProject()
    const milestoneId = await did(employer, 'createMilestone', {
      ...ask(projectId, '25'),
      confirmedSource: 'any',
    })
    const first = await release(milestoneId, '25.00')
    expect(first).toMatchObject({
      error: {
        code: 'desktop_app_required',
        issues: [{ path: 'desktop_app_required' }, { path: 'hours_not_posted' }],
      },
    })
    const [, stranger] = strangers
    const device = { deviceId: v7(), name: 'Desk', platform: 'linux' }
    if (stranger) await did(stranger, 'registerDevice', device)
    expect(await release(milestoneId, '25.00')).toMatchObject({
      error: { code: 'desktop_app_required' },
    })
    await meetReleaseRule(world(), otherProject, NOON_MS - 10 * HOUR_MS)
    expect(await release(milestoneId, '25.00')).toMatchObject({
      error: { code: 'hours_not_posted' },
    })
    await meetReleaseRule(world(), projectId, NOON_MS - 11 * HOUR_MS)
    expect(await release(milestoneId, '25.00')).toMatchObject({ status: 'applied' })
    expect(await lastNotice(freelancer)).toMatchObject({
      kind: 'milestoneReleased',
      amount: { amount: '25.00', currency: 'USD' },
      balance: { amount: '25.00', currency: 'USD' },
    })
  })

  it('P4, P5: a fixed project’s milestone is released in full, once, and cannot be taken back', async () => {
    const { did, release, code, employer, freelancer, services } = world()
    const milestoneId = await did(employer, 'createMilestone', {
      ...ask(3, '50000', 'JPY'),
      confirmedSource: 'any',
    })
    expect(await balance(freelancer, 'JPY')).toMatchObject({ available: '0', held: '50000' })
    for (const [amount, expected] of [
      ['0', 'amount_not_positive'],
      ['-1', 'amount_not_positive'],
      ['1.5', 'amount_too_precise'],
      ['50001', 'amount_exceeds_whole'],
    ] as const) {
      const result = await release(milestoneId, amount)
      expect(result).toMatchObject({
        error: { code: expected, issues: [{ path: 'payload.amount' }] },
      })
    }
    expect(await release(milestoneId, '50000')).toMatchObject({ status: 'applied' })
    expect(await balance(freelancer, 'JPY')).toMatchObject({ available: '50000', held: '0' })
    const { milestones } = await readFinances(services, freelancer)
    expect(milestones.find(({ id }) => id === milestoneId)?.state).toBe('released')
    expect(await release(milestoneId, '50000')).toMatchObject({
      error: { code: 'milestone_not_releasable' },
    })
    for (const caller of [employer, freelancer]) {
      expect(await code(caller, 'cancelMilestone', { milestoneId })).toBe(
        'milestone_not_cancellable',
      )
    }
  })
})
