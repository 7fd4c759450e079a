import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { executeCommands } from '../../../server/commands/execute.ts'
import { readNotices } from '../../../server/feed/read-notices.ts'
import { readFinances, readFunding, readProject } from '../../../server/projects/queries.ts'
import { NOON_MS, withWorld } from './world.ts'

const world = withWorld()

/** Yen, a total of 150,000, in Current Work. */
const FIXED = 3
const one = (amount: string, projectId = FIXED, currency = 'JPY') => ({
  projectId,
  amount,
  currency,
  description: 'Boxes',
})
const several = (...amounts: string[]) => ({
  projectId: FIXED,
  currency: 'JPY',
  items: amounts.map((amount, index) => ({ id: v7(), amount, description: `Box ${index + 1}` })),
})

const find = async (id: string) =>
  (await readFinances(world().services, world().employer)).milestones.find((each) => each.id === id)
const available = async (currency = 'JPY') =>
  Number(
    (await readFinances(world().services, world().employer)).balances.find(
      (each) => each.currency === currency,
    )?.available,
  )
const held = async () => {
  const { milestones } = await readFinances(world().services, world().employer)
  return milestones.length
}

describe('P1: a percentage of the project’s total', () => {
  it.each([
    ['25%', '37500'],
    ['12.5%', '18750'],
    ['0.01 %', '15'],
  ])('P1: %s of JPY 150,000 is %s', async (percentage, amount) => {
    const { did, employer, services } = world()
    const id = await did(employer, 'createMilestone', {
      ...one(percentage),
      confirmedSource: 'any',
    })
    expect(await find(id)).toMatchObject({ amount: { amount, currency: 'JPY' } })
    expect(await readFunding(services, employer, FIXED, percentage)).toMatchObject({
      value: { amount: { amount } },
    })
  })

  it.each([
    [one('25%', 1, 'USD'), 'percentage_without_total'],
    [one('100.01%'), 'percentage_out_of_range'],
    [one('0%'), 'amount_not_positive'],
    [one('12.345%'), 'amount_malformed'],
    [one('-5%'), 'amount_malformed'],
  ])('P1: %j is refused as %s', async (payload, code) => {
    const { send, employer, services } = world()
    expect(
      await send(employer, 'createMilestone', { ...payload, confirmedSource: 'any' }),
    ).toMatchObject({
      error: { code, issues: [{ path: 'payload.amount' }] },
    })
    expect(await readFunding(services, employer, payload.projectId, payload.amount)).toEqual({
      ok: false,
      error: code,
    })
  })
})

describe('P1: several itemised milestones at once', () => {
  it('P1, P2: all are made, held from one purse, each told of', async () => {
    const { did, employer, freelancer, services } = world()
    const before = await available()
    const payload = several('33.33%', '1000', '33.33%', '33.34%')
    await did(employer, 'createMilestones', { ...payload, confirmedSource: 'any' })
    const made = await Promise.all(payload.items.map(({ id }) => find(id)))
    expect(made).toMatchObject([
      { amount: { amount: '49995' }, description: 'Box 1', state: 'inProgress' },
      { amount: { amount: '1000' }, description: 'Box 2' },
      { amount: { amount: '49995' } },
      { amount: { amount: '50010' } },
    ])
    expect(before - (await available())).toBe(151_000)
    const told = (await readNotices(services, freelancer.accountId, 0, 1000)).slice(-4)
    expect(told.map(({ kind, subjectId }) => [kind, subjectId])).toEqual(
      payload.items.map(({ id }) => ['milestoneCreated', id]),
    )
  })

  it('P2: what the balance cannot cover as a sum goes to the source as a sum', async () => {
    const { did, employer, test } = world()
    const before = await available()
    // Each alone is covered by the balance; together they are not.
    await did(employer, 'createMilestones', {
      ...several(String(before), String(before)),
      confirmedSource: 'any',
    })
    expect(await available()).toBe(before)
    const [row] = await test.query<{ balance: bigint }>(
      `SELECT balance FROM ledger_account WHERE kind = 'employerSource' AND currency = 'JPY'`,
    )
    expect(row?.balance).toBe(BigInt(-2 * before))
  })

  it('P1: one wrong item and nothing is made; it is told which', async () => {
    const { send, employer } = world()
    const before = [await held(), await available()]
    const payload = several('10', '1.5', '10')
    for (const [change, code, path] of [
      [payload, 'amount_too_precise', 'items.1.amount'],
      [several('60%', '40.01%'), 'percentage_out_of_range', 'items.1.amount'],
      [
        { ...payload, items: [{ id: v7(), amount: '5', description: ' ' }] },
        'description_missing',
        'items.0.description',
      ],
      [{ ...payload, currency: 'USD' }, 'malformed_request', 'currency'],
      [{ ...payload, items: [] }, 'malformed_request', 'items'],
    ] as const) {
      const result = await send(employer, 'createMilestones', {
        confirmedSource: 'any',
        ...change,
        items: [...change.items],
      })
      expect(result).toMatchObject({ error: { code, issues: [{ path: `payload.${path}` }] } })
    }
    const twice = several('5', '5')
    const id = twice.items[0]?.id ?? ''
    const items = twice.items.map((each) => ({ ...each, id }))
    expect(
      await send(employer, 'createMilestones', { confirmedSource: 'any', ...twice, items }),
    ).toMatchObject({
      error: { code: 'malformed_request', issues: [{ path: 'payload.items.1.id' }] },
    })
    expect(
      await send(employer, 'createMilestones', {
        ...several('9000000', '1'),
        confirmedSource: 'any',
      }),
    ).toMatchObject({
      error: { code: 'insufficient_funds' },
    })
    expect([await held(), await available()]).toEqual(before)
  })

  it('Y1: an item under the id of a milestone that exists makes nothing', async () => {
    const { did, code, employer } = world()
    const id = await did(employer, 'createMilestone', { ...one('5'), confirmedSource: 'any' })
    const payload = several('6', '7')
    const items = [...payload.items, { id, amount: '8', description: 'Taken' }]
    const before = await held()
    expect(
      await code(employer, 'createMilestones', { confirmedSource: 'any', ...payload, items }),
    ).toBe('command_id_reused')
    expect(await held()).toBe(before)
    expect((await find(id))?.amount.amount).toBe('5')
  })
})

describe('P2: nothing is charged that was not shown', () => {
  it('P2: when the other purse would pay now, nothing is held', async () => {
    const { did, code, employer, freelancer, services } = world()
    const amount = String((await available('USD')) - 10)
    const shown = await readFunding(services, employer, 1, amount)
    expect(shown).toMatchObject({ value: { source: 'balance' } })
    const request = one(amount, 1, 'USD')
    const requestId = await did(freelancer, 'requestMilestone', request)
    await did(employer, 'createMilestone', { ...one('20', 1, 'USD'), confirmedSource: 'any' })
    const before = [await held(), await available('USD')]
    const item = { id: v7(), amount, description: 'Boxes' }
    const confirmedSource = 'balance'
    const tries = [
      await code(employer, 'createMilestone', {
        ...request,
        confirmedSource,
      }),
      await code(employer, 'acceptMilestoneRequest', {
        requestId,
        confirmedSource,
      }),
      await code(employer, 'createMilestones', {
        projectId: 1,
        currency: 'USD',
        items: [item],
        confirmedSource,
      }),
      await code(employer, 'createMilestone', {
        ...one('5', 1, 'USD'),
        confirmedSource: 'source',
      }),
    ]
    expect(tries).toEqual(tries.map(() => 'charge_changed'))
    expect([await held(), await available('USD')]).toEqual(before)
    const open = (await readProject(services, employer, 1))?.milestoneRequests
    expect(open?.find(({ id }) => id === requestId)?.state).toBe('pending')
    await did(employer, 'acceptMilestoneRequest', {
      requestId,
      confirmedSource: 'source',
    })
    expect(await available('USD')).toBe(before[1])
  })

  it('P2: a program of 0.1.0, which names no purse, has agreed to either', async () => {
    const { services, did, employer, freelancer } = world()
    const requestId = await did(freelancer, 'requestMilestone', one('5', 1, 'USD'))
    const before = await held()
    const payloads = {
      createMilestone: one('5', 1, 'USD'),
      createMilestones: several('5'),
      acceptMilestoneRequest: { requestId },
    }
    const envelopes = Object.entries(payloads).map(([type, payload]) => {
      return { id: v7(), type, payload, issuedAtMs: NOON_MS }
    })
    const results = await executeCommands(services, employer, envelopes)
    expect(results.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied'])
    expect(await held()).toBe(before + 3)
  })
})
