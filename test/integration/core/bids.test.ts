import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { readOpenProjects } from '../../../server/bids/open-projects.ts'
import { readChanges } from '../../../server/commands/read-changes.ts'
import { readNotices } from '../../../server/feed/read-notices.ts'
import { readTheirProjects } from '../../../server/freelancer-api/project-rows.ts'
import { readFinances, readProject, readProjects } from '../../../server/projects/queries.ts'
import type { Caller } from '../../../server/services.ts'
import type { CommandPayload } from '../../../shared/contract/commands.ts'
import { withWorld } from './world.ts'

const world = withWorld()

const draft: CommandPayload<'postProject'> = {
  title: 'Catalogue of a seed library',
  description: 'Four thousand cards, typed in and checked.',
  type: 'hourly',
  currency: 'USD',
  budgetMinimum: '20',
  budgetMaximum: '45.50',
  weeklyLimitMs: 36_000_000,
  jobIds: [39],
}

const numberOf = async (
  table: 'project' | 'bid',
  column: 'posted_by' | 'placed_by',
  id: string,
) => {
  const [row] = await world().test.query<{ id: number }>(
    `SELECT id FROM ${table} WHERE ${column} = $1`,
    [id],
  )
  return row?.id ?? 0
}

async function post(change: Partial<typeof draft> = {}): Promise<number> {
  const id = await world().did(world().employer, 'postProject', { ...draft, ...change })
  return numberOf('project', 'posted_by', id)
}

const bid = (projectId: number, amount = '40'): CommandPayload<'placeBid'> => ({
  projectId,
  amount,
  periodDays: 14,
  milestonePercentage: 50,
  description: 'I typed two of these.',
})

async function place(caller: Caller, projectId: number, amount?: string): Promise<number> {
  const id = await world().did(caller, 'placeBid', bid(projectId, amount))
  return numberOf('bid', 'placed_by', id)
}

const second = (): Caller => {
  const [, freelancer] = world().strangers
  if (!freelancer) throw new Error('the sandbox lacks people')
  return freelancer
}

/** The project as an account's replica has it, and what it has of one kind besides. */
async function replicaOf({ accountId }: Caller) {
  const { changes } = await readChanges(world().services, accountId, 0, 1000)
  const rows = (entity: string) => changes.filter((each) => each.entity === entity && each.value)
  return { rows, has: (entity: string, id: unknown) => rows(entity).some((each) => each.id === id) }
}

const seesProject = async (caller: Caller, id: number) =>
  (await readProject(world().services, caller, id)) !== null

const lastNotice = async ({ accountId }: Caller) =>
  (await readNotices(world().services, accountId, 0, 10_000)).at(-1)

async function stateOf(bidId: number): Promise<unknown> {
  const [row] = await world().test.query<{ state: string }>('SELECT state FROM bid WHERE id = $1', [
    bidId,
  ])
  return row?.state
}

describe('B1: posting', () => {
  it('an open project is nobody’s Current Work and in nobody’s list of projects', async () => {
    const id = await post()
    const { services, employer, freelancer } = world()
    for (const caller of [employer, freelancer]) {
      expect((await readProjects(services, caller)).projects.map((each) => each.id)).not.toContain(
        id,
      )
      expect(await seesProject(caller, id)).toBe(false)
      expect((await replicaOf(caller)).has('project', String(id))).toBe(false)
    }
  })

  it.each([
    [{ title: '  ' }, 'title_missing'],
    [{ currency: 'XXX' }, 'malformed_request'],
    [{ budgetMinimum: '-1' }, 'amount_not_positive'],
    [{ budgetMinimum: '1.234' }, 'amount_too_precise'],
    [{ budgetMaximum: '19.99' }, 'budget_out_of_order'],
    [{ weeklyLimitMs: 0 }, 'malformed_request'],
  ])('refuses %j as %s', async (change, code) => {
    expect(await world().code(world().employer, 'postProject', { ...draft, ...change })).toBe(code)
  })

  it('is the employer’s alone', async () => {
    expect(await world().code(world().freelancer, 'postProject', draft)).toBe('not_found')
  })
})

describe('B7: closing', () => {
  const seen = async ({ accountId }: Caller, id: number) => {
    const page = { limit: 10, offset: 0 }
    const found = await readTheirProjects(world().services.db, accountId, { ids: [id] }, page)
    return found.projects[0]
  }
  const openOf = async (caller: Caller) =>
    (await readOpenProjects(world().services, caller)).projects

  it('an open project takes no more bids, those on it are rejected, and nobody else sees it', async () => {
    const { did, code, employer, freelancer } = world()
    const id = await post()
    const bidId = await place(freelancer, id)
    const retracted = await place(second(), id)
    await did(second(), 'retractBid', { bidId: retracted })
    expect((await openOf(employer)).find((each) => each.id === id)).toEqual({
      id,
      title: draft.title,
      type: 'hourly',
      currency: 'USD',
      budgetMinimum: '20.00',
      budgetMaximum: '45.50',
      bids: 1,
      postedAtMs: expect.any(Number),
    })
    expect(await openOf(freelancer)).toEqual([])
    for (const other of [freelancer, second()]) {
      expect(await code(other, 'closeProject', { projectId: id })).toBe('not_found')
    }
    const [stranger] = world().strangers
    if (!stranger) return expect.fail('nobody else')
    expect(await code(stranger, 'closeProject', { projectId: id })).toBe('not_found')

    await did(employer, 'closeProject', { projectId: id })
    expect(await stateOf(bidId)).toBe('rejected')
    expect(await stateOf(retracted)).toBe('retracted')
    expect(await code(employer, 'awardBid', { bidId })).toBe('bid_already_answered')
    expect(await code(second(), 'placeBid', bid(id))).toBe('not_found')
    expect(await code(employer, 'closeProject', { projectId: id })).toBe('project_ended')
    expect((await openOf(employer)).map((each) => each.id)).not.toContain(id)
    expect(await seen(employer, id)).toMatchObject({ status: 'closed' })
    expect(await seen(freelancer, id)).toBeUndefined()
  })

  it('an awarded project is not closed; its award is taken back first', async () => {
    const { did, code, employer, freelancer } = world()
    const projectId = await post()
    const bidId = await place(freelancer, projectId)
    await did(employer, 'awardBid', { bidId })
    expect(await code(employer, 'closeProject', { projectId })).toBe('project_already_awarded')
    await did(employer, 'revokeAward', { bidId })
    await did(employer, 'closeProject', { projectId })
  })

  it('closed and awarded or bid on at once, it is one of them', async () => {
    const { code, employer, freelancer, test } = world()
    for (let round = 0; round < 4; round++) {
      const projectId = await post()
      const bidId = await place(freelancer, projectId)
      const [closed, awarded, placed] = await Promise.all([
        code(employer, 'closeProject', { projectId }),
        code(employer, 'awardBid', { bidId }),
        code(second(), 'placeBid', bid(projectId)),
      ])
      expect([closed, awarded].filter((each) => each === 'applied')).toHaveLength(1)
      if (closed !== 'applied') continue
      const open = await test.query(
        "SELECT FROM bid WHERE project_id = $1 AND state IN ('open', 'awarded')",
        [projectId],
      )
      expect([open.length, placed]).toEqual([0, expect.stringMatching(/applied|not_found/)])
    }
  })
})

describe('B2: bidding', () => {
  it('one standing bid a freelancer; a retracted one makes room', async () => {
    const { code, did, freelancer, employer } = world()
    const id = await post()
    const first = await place(freelancer, id)
    expect(await code(freelancer, 'placeBid', bid(id))).toBe('bid_exists')
    expect(await code(employer, 'placeBid', bid(id))).toBe('not_found')
    expect(await code(second(), 'retractBid', { bidId: first })).toBe('not_found')
    await did(freelancer, 'highlightBid', { bidId: first })
    await did(freelancer, 'retractBid', { bidId: first })
    expect(await code(freelancer, 'highlightBid', { bidId: first })).toBe('bid_already_answered')
    expect(await code(employer, 'awardBid', { bidId: first })).toBe('bid_already_answered')
    await place(freelancer, id, '38.50')
  })

  it('twice at once is one bid', async () => {
    const { send, freelancer } = world()
    const id = await post()
    const answers = await Promise.all([
      send(freelancer, 'placeBid', bid(id)),
      send(freelancer, 'placeBid', bid(id)),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['applied', 'refused'])
  })

  it('refuses amounts that are none, and projects that are not open', async () => {
    const { code, freelancer } = world()
    const id = await post({ currency: 'JPY', budgetMaximum: null })
    expect(await code(freelancer, 'placeBid', bid(id, '0'))).toBe('amount_not_positive')
    expect(await code(freelancer, 'placeBid', bid(id, '1.5'))).toBe('amount_too_precise')
    expect(await code(second(), 'placeBid', bid(1))).toBe('not_found')
    expect(await code(freelancer, 'placeBid', bid(999_999))).toBe('not_found')
  })
})

describe('B3, B5: awarding and accepting', () => {
  it('the bid’s amount becomes the rate, and both sides see the project', async () => {
    const { did, code, employer, freelancer, services } = world()
    const id = await post()
    const own = await place(freelancer, id, '41.25')
    const other = await place(second(), id)
    expect(await code(second(), 'awardBid', { bidId: own })).toBe('not_found')
    await did(employer, 'awardBid', { bidId: own })
    expect(await lastNotice(freelancer)).toMatchObject({
      kind: 'projectAwarded',
      projectId: id,
      projectTitle: draft.title,
    })
    expect(await code(employer, 'awardBid', { bidId: other })).toBe('project_already_awarded')
    const seen = await readProject(services, freelancer, id)
    expect(seen?.project).toMatchObject({
      status: 'awarded',
      bidId: own,
      ratePerHour: '41.25',
      total: null,
      weeklyLimitMs: 36_000_000,
      employerZone: 'America/New_York',
    })
    for (const caller of [employer, freelancer]) {
      expect((await replicaOf(caller)).has('project', String(id))).toBe(true)
    }
    await did(freelancer, 'acceptProject', { projectId: id })
    expect([await stateOf(own), await stateOf(other)]).toEqual(['accepted', 'rejected'])
    expect(await code(employer, 'revokeAward', { bidId: own })).toBe('bid_already_answered')
  })

  it('a fixed project’s total is the bid’s amount', async () => {
    const { did, employer, freelancer, services } = world()
    const id = await post({ type: 'fixed' })
    await did(employer, 'awardBid', { bidId: await place(freelancer, id, '900') })
    const seen = await readProject(services, employer, id)
    expect(seen?.project).toMatchObject({ total: '900.00', ratePerHour: null, weeklyLimitMs: null })
  })

  it('two bids awarded at once are one award', async () => {
    const { send, employer, freelancer } = world()
    const id = await post()
    const bids = [await place(freelancer, id), await place(second(), id)]
    const answers = await Promise.all(
      bids.map((bidId) => send(employer, 'awardBid', { bidId }, v7())),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['applied', 'refused'])
  })
})

describe('B4, B6: a revoked award', () => {
  it('refunds its milestones, leaves nothing to the first freelancer or to the second', async () => {
    const { did, code, employer, freelancer, services } = world()
    const id = await post()
    const first = await place(freelancer, id)
    const next = await place(second(), id)
    await did(employer, 'awardBid', { bidId: first })
    const availableOf = async () =>
      (await readFinances(services, employer)).balances.find(({ currency }) => currency === 'USD')
    const before = await availableOf()
    const milestone = await did(employer, 'createMilestone', {
      confirmedSource: 'any',
      projectId: id,
      amount: '100',
      currency: 'USD',
      description: 'Deposit',
    })
    expect((await replicaOf(freelancer)).has('milestone', milestone)).toBe(true)
    expect(await code(freelancer, 'revokeAward', { bidId: first })).toBe('not_found')
    await did(employer, 'revokeAward', { bidId: first })
    expect(await lastNotice(freelancer)).toMatchObject({ kind: 'awardRevoked', projectId: id })

    expect(await availableOf()).toEqual(before)
    expect(await seesProject(freelancer, id)).toBe(false)
    expect(await code(freelancer, 'acceptProject', { projectId: id })).toBe('not_found')
    const gone = await replicaOf(freelancer)
    expect([gone.has('project', String(id)), gone.has('milestone', milestone)]).toEqual([
      false,
      false,
    ])

    await did(employer, 'awardBid', { bidId: next })
    const after = await readProject(services, second(), id)
    expect(after).toMatchObject({ milestones: [], project: { bidId: next } })
    expect((await readFinances(services, second())).milestones).toEqual([])
    const employers = await readProject(services, employer, id)
    expect(employers?.milestones).toMatchObject([{ id: milestone, state: 'cancelled' }])
    expect(await seesProject(freelancer, id)).toBe(false)
  })

  it('B6: the milestones of an earlier award are out of reach for the freelancer of the next', async () => {
    const { did, code, employer, freelancer } = world()
    const id = await post()
    const first = await place(freelancer, id)
    const next = await place(second(), id)
    await did(employer, 'awardBid', { bidId: first })
    const terms = { projectId: id, amount: '100', currency: 'USD', description: 'Deposit' }
    const milestoneId = await did(employer, 'createMilestone', { ...terms, confirmedSource: 'any' })
    await did(employer, 'revokeAward', { bidId: first })
    await did(employer, 'awardBid', { bidId: next })
    await did(second(), 'acceptProject', { projectId: id })
    for (const caller of [freelancer, second()]) {
      const codes = [
        await code(caller, 'cancelMilestone', { milestoneId }),
        await code(caller, 'requestRelease', { milestoneId }),
        await code(caller, 'rejectCancellation', { milestoneId }),
        await code(caller, 'refundMilestone', { milestoneId, amount: '1' }),
        await code(caller, 'openDispute', {
          about: { kind: 'milestone', id: milestoneId },
          reason: 'It was never mine',
          freelancerAmount: '1',
        }),
      ]
      expect(codes).toEqual(Array(5).fill('not_found'))
    }
  })
})

describe('B4: an award that is declined', () => {
  it('refunds its milestones, is told to the employer, and leaves the project open', async () => {
    const { did, code, employer, freelancer, services } = world()
    const id = await post()
    const first = await place(freelancer, id)
    const next = await place(second(), id)
    await did(employer, 'awardBid', { bidId: first })
    const balances = async () => (await readFinances(services, employer)).balances
    const before = await balances()
    const milestone = await did(employer, 'createMilestone', {
      confirmedSource: 'any',
      projectId: id,
      amount: '100',
      currency: 'USD',
      description: 'Deposit',
    })
    expect(await code(second(), 'retractBid', { bidId: first })).toBe('not_found')
    await did(freelancer, 'retractBid', { bidId: first })
    expect(await stateOf(first)).toBe('retracted')
    expect(await balances()).toEqual(before)
    expect(await lastNotice(employer)).toMatchObject({ kind: 'awardDeclined', projectId: id })
    for (const caller of [employer, freelancer]) {
      expect(await seesProject(caller, id)).toBe(false)
      expect((await replicaOf(caller)).has('project', String(id))).toBe(false)
    }
    expect((await replicaOf(freelancer)).has('milestone', milestone)).toBe(false)
    expect(await code(freelancer, 'acceptProject', { projectId: id })).toBe('not_found')
    expect(await code(employer, 'revokeAward', { bidId: first })).toBe('bid_already_answered')

    // Another one is awarded, and he who declined may bid again.
    await did(employer, 'awardBid', { bidId: next })
    await did(second(), 'retractBid', { bidId: next })
    await place(freelancer, id)
  })

  it('accepted and declined at once it is one of them', async () => {
    const { code, did, employer, freelancer } = world()
    for (let round = 0; round < 4; round++) {
      const projectId = await post()
      const bidId = await place(freelancer, projectId)
      await did(employer, 'awardBid', { bidId })
      const [accepted, declined] = await Promise.all([
        code(freelancer, 'acceptProject', { projectId }),
        code(freelancer, 'retractBid', { bidId }),
      ])
      expect([accepted, declined].filter((each) => each === 'applied')).toHaveLength(1)
      expect(await stateOf(bidId)).toBe(accepted === 'applied' ? 'accepted' : 'retracted')
    }
  })
})
