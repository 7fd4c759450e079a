import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { readNotices } from '../../../server/feed/read-notices.ts'
import { readFinances, readProject } from '../../../server/projects/queries.ts'
import { INTENT_LIFE_MS } from '../../../shared/milestones/release.ts'
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

const milestones = async () =>
  (await readProject(world().services, world().employer, 1))?.milestones ?? []
const find = async (id: string) => (await milestones()).find((each) => each.id === id)
const availableTo = async (caller = world().freelancer) =>
  Number(
    (await readFinances(world().services, caller)).balances.find(
      ({ currency }) => currency === 'USD',
    )?.available,
  )

describe('P5: two confirmations', () => {
  it('P5: preparing moves nothing and tells nobody', async () => {
    const { did, employer, freelancer, services } = world()
    const milestoneId = await create()
    const before = [await find(milestoneId), await availableTo()]
    const told = (await readNotices(services, freelancer.accountId, 0, 1000)).length
    await did(employer, 'prepareRelease', { milestoneId, amount: '100' })
    expect([await find(milestoneId), await availableTo()]).toEqual(before)
    expect(await readNotices(services, freelancer.accountId, 0, 1000)).toHaveLength(told)
  })

  it('P5: one stray request moves no money', async () => {
    const { code, employer } = world()
    const milestoneId = await create()
    const release = { milestoneId, amount: '100', intentId: v7() }
    expect(await code(employer, 'releaseMilestone', release)).toBe('release_not_confirmed')
    expect(
      await code(employer, 'releaseMilestone', { milestoneId, amount: '100' } as typeof release),
    ).toBe('malformed_request')
    expect((await find(milestoneId))?.state).toBe('inProgress')
  })

  it('P5: another milestone’s or another amount’s confirmation is none', async () => {
    const { did, code, employer } = world()
    const [one, other] = [await create(), await create()]
    const intentId = await did(employer, 'prepareRelease', { milestoneId: one, amount: '60' })
    for (const release of [
      { milestoneId: other, amount: '60', intentId },
      { milestoneId: one, amount: '60.01', intentId },
      { milestoneId: one, amount: '59.99', intentId },
    ]) {
      expect(await code(employer, 'releaseMilestone', release)).toBe('release_not_confirmed')
    }
    await did(employer, 'releaseMilestone', { milestoneId: one, amount: '60.00', intentId })
    expect((await find(one))?.amount.amount).toBe('40.00')
  })

  it('P5: a confirmation is too old after fifteen minutes, and releases once', async () => {
    const { did, code, employer, clock } = world()
    const milestoneId = await create()
    const part = { milestoneId, amount: '10' }
    const intentId = await did(employer, 'prepareRelease', part)
    const preparedMs = clock.nowMs()
    clock.set(preparedMs + INTENT_LIFE_MS + 1)
    expect(await code(employer, 'releaseMilestone', { ...part, intentId })).toBe(
      'release_confirmation_expired',
    )
    clock.set(preparedMs)
    await did(employer, 'releaseMilestone', { ...part, intentId })
    expect(await code(employer, 'releaseMilestone', { ...part, intentId })).toBe(
      'release_not_confirmed',
    )
    expect((await find(milestoneId))?.amount.amount).toBe('90.00')
  })
})

describe('P5: in part', () => {
  it('P5: a part becomes a released milestone of its own; the original keeps id, request and rest', async () => {
    const { did, release, employer, freelancer, services } = world()
    const requestId = await did(freelancer, 'requestMilestone', {
      projectId: 1,
      amount: '100',
      currency: 'USD',
      description: 'Prototype',
    })
    const id = await did(employer, 'acceptMilestoneRequest', { confirmedSource: 'any', requestId })
    const before = await availableTo()
    const answer = await release(id, '33.33')
    expect(await find(id)).toMatchObject({
      amount: { amount: '66.67' },
      state: 'inProgress',
      requestId,
      splitFrom: null,
    })
    expect(await find(answer.id)).toMatchObject({
      amount: { amount: '33.33', currency: 'USD' },
      description: 'Prototype',
      state: 'released',
      requestId: null,
      splitFrom: id,
    })
    expect((await availableTo()) - before).toBeCloseTo(33.33)
    const told = (await readNotices(services, freelancer.accountId, 0, 1000)).at(-1)
    expect(told).toMatchObject({
      kind: 'milestoneReleased',
      subjectId: answer.id,
      amount: { amount: '33.33' },
    })
    expect(await release(id, '66.68')).toMatchObject({
      error: { code: 'amount_exceeds_whole', issues: [{ path: 'payload.amount' }] },
    })
    expect(await release(id, '66.67')).toMatchObject({ status: 'applied' })
    expect(await find(id)).toMatchObject({ amount: { amount: '66.67' }, state: 'released' })
  })

  it.each([
    ['0', 'amount_not_positive'],
    ['-1', 'amount_not_positive'],
    ['0.001', 'amount_too_precise'],
    ['1e1', 'amount_malformed'],
    ['25%', 'amount_malformed'],
    ['100.01', 'amount_exceeds_whole'],
  ])('P5: releasing "%s" is refused beside the field as %s', async (amount, code) => {
    const { release } = world()
    expect(await release(await create('100'), amount)).toMatchObject({
      error: { code, issues: [{ path: 'payload.amount' }] },
    })
  })

  it('L2, L4: what is held is what the live milestones say, to the minor unit', async () => {
    const { test } = world()
    const off = await test.query(`
      SELECT m.id, m.amount, a.balance FROM milestone m
      LEFT JOIN ledger_account a ON a.milestone_id = m.id AND a.kind = 'milestoneHeld'
      WHERE coalesce(a.balance, 0) <>
        CASE WHEN m.state IN ('released', 'cancelled') THEN 0 ELSE m.amount END`)
    expect(off).toEqual([])
  })
})

describe('P5: at once', () => {
  it('Y1: one command sent fifty times at once pays once; the others are replays', async () => {
    const { did, send, employer } = world()
    const milestoneId = await create('50')
    const part = { milestoneId, amount: '20' }
    const intentId = await did(employer, 'prepareRelease', part)
    const before = await availableTo()
    const id = v7()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        send(employer, 'releaseMilestone', { ...part, intentId }, id),
      ),
    )
    expect(answers.every(({ status }) => status === 'applied')).toBe(true)
    expect(answers.filter((each) => each.status === 'applied' && each.replayed)).toHaveLength(49)
    expect((await availableTo()) - before).toBeCloseTo(20)
    expect((await find(milestoneId))?.amount.amount).toBe('30.00')
  })

  it('P5: fifty commands with one confirmation: one releases, the others are refused', async () => {
    const { did, code, employer } = world()
    for (const [amount, refusal] of [
      ['20', 'release_not_confirmed'],
      ['50', 'milestone_not_releasable'],
    ] as const) {
      const milestoneId = await create('50')
      const part = { milestoneId, amount }
      const intentId = await did(employer, 'prepareRelease', part)
      const before = await availableTo()
      const codes = await Promise.all(
        Array.from({ length: 50 }, () => code(employer, 'releaseMilestone', { ...part, intentId })),
      )
      expect(codes.filter((each) => each === 'applied')).toHaveLength(1)
      expect(codes.filter((each) => each === refusal)).toHaveLength(49)
      expect((await availableTo()) - before).toBeCloseTo(Number(amount))
    }
  })
})
