import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { readNotices } from '../../../server/feed/read-notices.ts'
import { issueInvoices } from '../../../server/invoicing/issue.ts'
import { payDueInvoice } from '../../../server/invoicing/pay-due.ts'
import { readFinances, readFunding, readProject } from '../../../server/projects/queries.ts'
import type { Caller } from '../../../server/services.ts'
import { aSegment, HOUR_MS, meetReleaseRule, NOON_MS, withWorld } from './world.ts'

const world = withWorld()

/** Every sentence of the two articles that promises something of the marketplace, kept in turn. */
const FIXED_TOTAL = { type: 'fixed', rate_per_hour: null, total: 100_000n }

const project = (change: Record<string, unknown> = FIXED_TOTAL) => world().addProject(change)
const terms = (projectId: number, amount = '100', description = 'Draft') => ({
  projectId,
  amount,
  currency: 'USD',
  description,
})
const create = (projectId: number, amount?: string) =>
  world().did(world().employer, 'createMilestone', {
    ...terms(projectId, amount),
    confirmedSource: 'any',
  })
const see = async (projectId: number, caller = world().employer) => {
  const found = await readProject(world().services, caller, projectId)
  if (!found) throw new Error('no project')
  return found
}
const stateOf = async (projectId: number, milestoneId: string) =>
  (await see(projectId)).milestones.find(({ id }) => id === milestoneId)?.state
const balance = async (caller: Caller) => {
  const { balances } = await readFinances(world().services, caller)
  const { available, held } = balances.find(({ currency }) => currency === 'USD') ?? {}
  return { available: Number(available), held: Number(held) }
}
const lastNotice = async (caller: Caller) =>
  (await readNotices(world().services, caller.accountId, 0, 10_000)).at(-1)

describe('Milestone Payment for Employers', () => {
  it('“These can be set up by the employer who has a project awarded to a freelancer.” (P1)', async () => {
    const { code, employer, freelancer, strangers } = world()
    const awarded = await project({ ...FIXED_TOTAL, accepted_at_ms: null })
    expect(
      await code(employer, 'createMilestone', { ...terms(awarded), confirmedSource: 'any' }),
    ).toBe('applied')
    for (const other of [freelancer, ...strangers]) {
      expect(
        await code(other, 'createMilestone', { ...terms(awarded), confirmedSource: 'any' }),
      ).toBe('not_found')
    }
  })

  it('“When a Milestone Payment is created, the money will not be released to the freelancer yet. The funds will be put on hold” (P4)', async () => {
    const { employer, freelancer } = world()
    const projectId = await project()
    const before = { employer: await balance(employer), freelancer: await balance(freelancer) }
    await create(projectId, '75')
    expect(await balance(employer)).toEqual({
      available: before.employer.available - 75,
      held: before.employer.held + 75,
    })
    expect(await balance(freelancer)).toEqual({
      available: before.freelancer.available,
      held: before.freelancer.held + 75,
    })
  })

  it('“If an advance payment is agreed upon, we highly recommend using our Milestone Payment System … allows the use of Dispute Resolution Service if problems arise.” (P10, P9)', async () => {
    const { did, employer } = world()
    const projectId = await project({})
    expect((await see(projectId)).project.postedMs).toBe(0)
    const id = await create(projectId)
    await did(employer, 'openDispute', {
      about: { kind: 'milestone', id },
      reason: 'Nothing was delivered',
      freelancerAmount: '0',
    })
    expect(await stateOf(projectId, id)).toBe('disputed')
  })

  it('“You will be notified as to where the funds … will be deducted - your available funds or your verified payment source, whichever has sufficient funds.” (P2)', async () => {
    const { code, employer, services } = world()
    const projectId = await project()
    const { available } = await balance(employer)
    const asked = async (amount: number) => {
      const funding = await readFunding(services, employer, projectId, amount.toFixed(2))
      return funding.ok ? funding.value.source : funding.error
    }
    expect(await asked(available)).toBe('balance')
    expect(await asked(available + 0.01)).toBe('source')
    expect(await asked(999_999)).toBe('insufficient_funds')
    expect(
      await code(employer, 'createMilestone', {
        ...terms(projectId, '999999'),
        confirmedSource: 'any',
      }),
    ).toBe('insufficient_funds')
  })

  it('“You can see and review all your Milestone Payments for all your projects on the Financial Dashboard.” (P10)', async () => {
    const { employer, freelancer, services } = world()
    const made = [await create(await project()), await create(await project({}))]
    for (const caller of [employer, freelancer]) {
      const { milestones } = await readFinances(services, caller)
      expect(milestones.map(({ id }) => id)).toEqual(expect.arrayContaining(made))
    }
  })

  it('“You may enter another amount if you wish to release only a partial amount.” (P5)', async () => {
    const { release, freelancer } = world()
    const projectId = await project()
    const id = await create(projectId)
    const before = await balance(freelancer)
    const { id: part } = await release(id, '40.01')
    expect((await balance(freelancer)).available).toBeCloseTo(before.available + 40.01)
    expect((await see(projectId)).milestones).toMatchObject([
      { id: part, state: 'released', amount: { amount: '40.01' }, splitFrom: id },
      { id, state: 'inProgress', amount: { amount: '59.99' } },
    ])
  })

  it('“Employers are asked for confirmation twice … before they can release a Milestone Payment.” (P5)', async () => {
    const { code, did, employer } = world()
    const projectId = await project()
    const release = { milestoneId: await create(projectId), amount: '100' }
    const once = { ...release, intentId: v7() }
    expect(await code(employer, 'releaseMilestone', once)).toBe('release_not_confirmed')
    const intentId = await did(employer, 'prepareRelease', release)
    expect(await stateOf(projectId, release.milestoneId)).toBe('inProgress')
    await did(employer, 'releaseMilestone', { ...release, intentId })
    expect(await stateOf(projectId, release.milestoneId)).toBe('released')
  })

  it('“Once the Milestone Payment is released, we will be unable to recover the funds without your freelancer’s consent.” (P6)', async () => {
    const { code, did, release, employer, freelancer } = world()
    const milestoneId = await create(await project())
    await release(milestoneId, '100')
    const before = await balance(employer)
    const amount = '100'
    expect(await code(employer, 'cancelMilestone', { milestoneId })).toBe(
      'milestone_not_cancellable',
    )
    expect(await code(employer, 'refundMilestone', { milestoneId, amount })).toBe('not_found')
    const about = { kind: 'milestone' as const, id: milestoneId }
    const dispute = { about, reason: 'I want it back', freelancerAmount: '0' }
    expect(await code(employer, 'openDispute', dispute)).toBe('dispute_not_openable')
    expect(await balance(employer)).toEqual(before)
    await did(freelancer, 'refundMilestone', { milestoneId, amount })
    expect((await balance(employer)).available).toBe(before.available + 100)
  })

  it('“The amount can be a percentage of the full project amount, and the description could be the task” (P1)', async () => {
    const projectId = await project()
    const id = await create(projectId, '12.5%')
    expect((await see(projectId)).milestones).toMatchObject([
      { id, amount: { amount: '125.00' }, description: 'Draft' },
    ])
  })

  it('“Create additional itemized Milestone Payments with particular tasks … get paid incrementally until the whole project is done.” (P1, P5)', async () => {
    const { did, release, employer, freelancer } = world()
    const projectId = await project()
    const before = await balance(freelancer)
    const items = ['33.33%', '33.33%', '33.34%'].map((amount, index) => {
      return { id: v7(), amount, description: `Task ${index + 1}` }
    })
    await did(employer, 'createMilestones', {
      confirmedSource: 'any',
      projectId,
      currency: 'USD',
      items,
    })
    for (const { id, amount } of (await see(projectId)).milestones) await release(id, amount.amount)
    expect((await balance(freelancer)).available).toBeCloseTo(before.available + 1_000)
  })

  it('“If you create a Milestone Payment and the project is not yet accepted by the awarded freelancer, you will have the option to cancel” (P7)', async () => {
    const { did, employer } = world()
    const projectId = await project({ ...FIXED_TOTAL, accepted_at_ms: null })
    const before = await balance(employer)
    const milestoneId = await create(projectId)
    await did(employer, 'cancelMilestone', { milestoneId })
    expect(await stateOf(projectId, milestoneId)).toBe('cancelled')
    expect(await balance(employer)).toEqual(before)
  })

  it('“Once it is accepted, only the freelancer will be able to cancel it.” (P7)', async () => {
    const { code, did, employer, freelancer } = world()
    const projectId = await project({ ...FIXED_TOTAL, accepted_at_ms: null })
    const milestoneId = await create(projectId)
    await did(freelancer, 'acceptProject', { projectId })
    expect(await code(employer, 'cancelMilestone', { milestoneId })).toBe(
      'milestone_not_cancellable',
    )
    await did(freelancer, 'cancelMilestone', { milestoneId })
    expect(await stateOf(projectId, milestoneId)).toBe('cancelled')
  })

  it('“If an agreement cannot be reached, please consider using Dispute Resolution Service.” (P7, P9)', async () => {
    const { did, employer, freelancer } = world()
    const projectId = await project()
    const milestoneId = await create(projectId)
    await did(employer, 'requestCancellation', { milestoneId, reason: 'No longer needed' })
    await did(freelancer, 'rejectCancellation', { milestoneId })
    const about = { kind: 'milestone' as const, id: milestoneId }
    const dispute = { about, reason: 'It is not needed', freelancerAmount: '20' }
    await did(employer, 'openDispute', dispute)
    expect((await see(projectId, freelancer)).disputes).toMatchObject([{ stage: 'negotiation' }])
  })
})

describe('Requesting Milestone Payments for Hourly Projects', () => {
  const ask = (projectId: number, amount = '50') =>
    world().did(world().freelancer, 'requestMilestone', terms(projectId, amount))

  it('“You must install the Desktop App first for any Milestone Payment on your project to be released.” (P8)', async () => {
    const { release } = world()
    const projectId = await project({})
    const id = await create(projectId)
    expect(await release(id, '100')).toMatchObject({ error: { code: 'desktop_app_required' } })
    await meetReleaseRule(world(), projectId, NOON_MS - HOUR_MS)
    expect(await release(id, '100')).toMatchObject({ status: 'applied' })
  })

  it('“the payment’s currency will follow the currency in which the project was listed under” (M2)', async () => {
    const { code, did, employer, freelancer } = world()
    const yen = { currency: 'JPY', ...FIXED_TOTAL }
    const projectId = await project(yen)
    expect(await code(freelancer, 'requestMilestone', terms(projectId))).toBe('malformed_request')
    const request = { ...terms(projectId), currency: 'JPY' }
    const requestId = await did(freelancer, 'requestMilestone', request)
    await did(employer, 'acceptMilestoneRequest', { confirmedSource: 'any', requestId })
    expect((await see(projectId)).milestones[0]?.amount).toEqual({ amount: '100', currency: 'JPY' })
  })

  it('“Once a Milestone Request is accepted by the employer, it will then be listed as a Milestone Payment” (M4, M6)', async () => {
    const { did, employer, freelancer } = world()
    const projectId = await project({})
    const requestId = await ask(projectId)
    const milestoneId = await did(employer, 'acceptMilestoneRequest', {
      confirmedSource: 'any',
      requestId,
    })
    expect(await see(projectId, freelancer)).toMatchObject({
      milestoneRequests: [{ id: requestId, state: 'accepted', milestoneId }],
      milestones: [
        { id: milestoneId, requestId, state: 'inProgress', amount: { amount: '50.00' } },
      ],
    })
  })

  it('“Choose the related project under the Select Active Project section.” (M1)', async () => {
    const { code, freelancer } = world()
    for (const change of [{ accepted_at_ms: null }, { completed_at_ms: NOON_MS }]) {
      const projectId = await project(change)
      expect(await code(freelancer, 'requestMilestone', terms(projectId))).toBe(
        'project_not_in_current_work',
      )
    }
  })

  it('“Requesting a Milestone Payment does not create the Milestone Payment itself. Only the employer … has the option” (M3)', async () => {
    const { code, employer, freelancer } = world()
    const projectId = await project({})
    const before = await balance(employer)
    const requestId = await ask(projectId)
    expect((await see(projectId)).milestones).toEqual([])
    expect(await balance(employer)).toEqual(before)
    expect(
      await code(freelancer, 'acceptMilestoneRequest', { confirmedSource: 'any', requestId }),
    ).toBe('not_found')
  })

  it('“Your employer will be notified of your Milestone Request instead.” (M4)', async () => {
    const requestId = await ask(await project({}))
    expect(await lastNotice(world().employer)).toMatchObject({
      kind: 'milestoneRequested',
      subjectId: requestId,
      amount: { amount: '50.00' },
    })
  })

  it('“we recommend messaging your employer directly through chat” (M7)', async () => {
    const { did, employer, freelancer } = world()
    const projectId = await project({})
    const about = { kind: 'milestoneRequest' as const, id: await ask(projectId) }
    await did(freelancer, 'sendMessage', { projectId, about, text: 'Is the amount all right?' })
    expect(await lastNotice(employer)).toMatchObject({ kind: 'messageReceived', projectId })
  })

  it('“invoices … are automatically generated every Monday and paid every Wednesday, existing Milestone Payments will be used … If there is no Milestone Payment …, funds will be taken from the employer’s payment source” (I1-I3)', async () => {
    const { clock, did, freelancer, services } = world()
    await did(freelancer, 'registerDevice', { deviceId: v7(), name: 'Desk', platform: 'linux' })
    const projectId = await project({ rate_per_hour: 6_000n })
    for (const hour of [3, 4]) {
      const segment = aSegment(projectId, NOON_MS - hour * HOUR_MS)
      await did(freelancer, 'postSegment', { segment })
    }
    const milestoneId = await create(projectId, '15')
    clock.set(Date.parse('2026-07-20T04:00:00Z'))
    await issueInvoices(services, projectId)
    const [invoice] = (await see(projectId)).invoices
    if (!invoice) return expect.fail('no invoice on Monday')
    clock.set(Date.parse('2026-07-22T04:00:00Z'))
    await payDueInvoice(services, invoice.id)
    const { invoices, milestones } = await see(projectId)
    expect(invoices).toMatchObject([
      {
        state: 'paid',
        total: { amount: '20.00' },
        payments: [
          { milestoneId, amount: '15.00' },
          { milestoneId: null, amount: '5.00' },
        ],
      },
    ])
    expect(milestones).toMatchObject([{ id: milestoneId, state: 'released' }])
  })
})
