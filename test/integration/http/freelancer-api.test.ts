import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { aSegment } from './arrange.ts'
import { ask, outcome, send } from './client.ts'
import { call, refusal, result, type Sent } from './freelancer-client.ts'
import { theirSide, type Wire } from './freelancer-side.ts'
import { withMarketplace } from './marketplace.ts'

const marketplace = withMarketplace()

type Milestones = { milestones: Record<string, Wire>; users: Record<string, Wire> | null }

const P = 'projects/0.1'
const M = 'messages/0.1'
const { as, refused, postAndBid, agreed, fund } = theirSide(marketplace)

const act = (who: 'employer' | 'freelancer', number: number, sent: Sent) =>
  as(who, 'PUT', `${P}/milestones/${number}/`, sent)

const money = async (who: 'employer' | 'freelancer') => {
  const { url, [who]: person } = marketplace()
  const { body } = await ask(url, 'GET', '/api/me', { token: person.token })
  return (body.balances as { currency: string; available: string; held: string }[]).find(
    ({ currency }) => currency === 'USD',
  )
}

describe('from an open project to money', () => {
  it('posts, bids, awards, funds, accepts, and releases by halves', async () => {
    const { freelancer, employer } = marketplace()
    const { project, bid } = await postAndBid()
    expect(project).toMatchObject({
      owner_id: employer.userId,
      type: 'hourly',
      status: 'active',
      frontend_project_status: 'open',
      currency: { id: 1, code: 'USD', sign: '$' },
      budget: { minimum: 10, maximum: null },
      jobs: [{ id: 7, name: 'Java' }],
      hourly_project_info: { commitment: { hours: 40, interval: 'week' } },
    })
    expect(bid).toMatchObject({
      bidder_id: freelancer.userId,
      project_owner_id: employer.userId,
      amount: 40,
      period: 2,
      milestone_percentage: 100,
      retracted: false,
      award_status: 'pending',
    })

    const award = { query: 'action=award', form: '' }
    expect(await as('employer', 'PUT', `${P}/bids/${bid.id}/`, award)).toMatchObject({
      award_status: 'awarded',
    })
    const pending = await fund(project.id, 100.5)
    expect(pending).toMatchObject({
      status: 'pending',
      amount: 100.5,
      bid_id: bid.id,
      other_reason: 'This is a milestone',
      dispute_id: null,
      is_from_prepaid: false,
    })
    await as('freelancer', 'PUT', `${P}/bids/${bid.id}/`, { query: 'action=accept', form: '' })
    const path = `${P}/milestones/${pending.transaction_id}/`
    expect(await as('freelancer', 'GET', path)).toMatchObject({ status: 'frozen' })

    // P8: an hourly project pays nothing before the app is there and hours are posted.
    const release = { query: 'action=release', json: { amount: 50.25 } }
    expect(await refused('employer', 'PUT', path, release)).toEqual([
      409,
      'ProjectExceptionCodes.DESKTOP_APP_REQUIRED',
    ])
    const { url } = marketplace()
    const device = { deviceId: v7(), name: 'Desk', platform: 'linux' }
    await send(url, freelancer.token, 'registerDevice', device)
    expect(await refused('employer', 'PUT', path, release)).toEqual([
      409,
      'ProjectExceptionCodes.HOURS_NOT_POSTED',
    ])
    const segment = aSegment(project.id)
    expect(outcome(await send(url, freelancer.token, 'postSegment', { segment }))).toBe('applied')

    const before = await money('freelancer')
    const part = await as('employer', 'PUT', path, release)
    expect(part).toMatchObject({
      released_milestone: { status: 'cleared', amount: 50.25 },
      remaining_milestone: { status: 'frozen', amount: 50.25 },
    })
    const rest = (part.remaining_milestone as Wire).transaction_id
    const whole = await act('employer', rest, { json: { action: 'release', amount: 50.25 } })
    expect(whole).toMatchObject({ original_milestone: { transaction_id: rest, status: 'cleared' } })
    const after = await money('freelancer')
    expect(Number(after?.available) - Number(before?.available)).toBe(100.5)
    expect(await refused('employer', 'PUT', `${P}/milestones/${rest}/`, release)).toEqual([
      409,
      'ProjectExceptionCodes.MILESTONE_NOT_RELEASABLE',
    ])
  })

  it('asks for a milestone and gets it once', async () => {
    const { project, bid } = await agreed()
    const asked = await as('freelancer', 'POST', `${P}/milestone_requests/`, {
      json: { project_id: project.id, bid_id: bid.id, description: 'Draft', amount: 10 },
    })
    expect(asked).toMatchObject({ status: 'pending', amount: 10, bid_id: bid.id })
    const path = `${P}/milestone_requests/${asked.id}/`
    expect(await refused('freelancer', 'PUT', path, { query: 'action=accept' })).toEqual([
      404,
      'RestExceptionCodes.NOT_FOUND',
    ])
    const accepted = await as('employer', 'PUT', path, { query: 'action=accept' })
    expect(accepted).toMatchObject({ status: 'created' })
    expect(await refused('employer', 'PUT', path, { query: 'action=reject' })).toEqual([
      409,
      'ProjectExceptionCodes.REQUEST_NOT_PENDING',
    ])
    const query = `projects[]=${project.id}`
    const made = await result<Milestones>(
      marketplace().url,
      marketplace().freelancer.token,
      'GET',
      `${P}/milestones`,
      { query },
    )
    expect(Object.values(made.milestones)).toMatchObject([{ amount: 10, other_reason: 'Draft' }])

    for (const [who, action, status] of [
      ['employer', 'reject', 'rejected'],
      ['freelancer', 'delete', 'deleted'],
    ] as const) {
      const { id } = await as('freelancer', 'POST', `${P}/milestone_requests`, {
        json: { project_id: project.id, bid_id: bid.id, description: 'More', amount: '5.10' },
      })
      const sent = { json: { action } }
      expect(await as(who, 'PUT', `${P}/milestone_requests/${id}`, sent)).toMatchObject({ status })
    }
    const all = await as('freelancer', 'GET', `${P}/milestone_requests/`, { query })
    const statuses = Object.values(all.milestone_requests as Record<string, Wire>).map(
      ({ status }) => status,
    )
    expect(statuses).toEqual(['created', 'rejected', 'deleted'])
  })

  it('P7: cancels before acceptance by the employer, after it by the freelancer', async () => {
    const { project, bid } = await postAndBid({ type: 'fixed' }, 500)
    await as('employer', 'PUT', `${P}/bids/${bid.id}`, { json: { action: 'award' } })
    const before = await money('employer')
    const early = await fund(project.id, 20)
    const cancel = { query: 'action=cancel' }
    const path = (number: number) => `${P}/milestones/${number}/`
    expect((await refused('freelancer', 'PUT', path(early.transaction_id), cancel))[0]).toBe(409)
    expect(await act('employer', early.transaction_id, cancel)).toMatchObject({
      status: 'canceled',
    })
    expect(await money('employer')).toEqual(before)

    await as('freelancer', 'PUT', `${P}/bids/${bid.id}`, { json: { action: 'accept' } })
    const late = await fund(project.id, 20)
    expect(await refused('employer', 'PUT', path(late.transaction_id), cancel)).toEqual([
      409,
      'ProjectExceptionCodes.MILESTONE_NOT_CANCELLABLE',
    ])
    const asks = { json: { action: 'request_cancel', reason: 'no_longer_needed' } }
    expect(await act('employer', late.transaction_id, asks)).toMatchObject({
      status: 'frozen',
      cancellation_requested: true,
    })
    expect(
      await act('freelancer', late.transaction_id, { query: 'action=reject_cancel' }),
    ).toMatchObject({ status: 'frozen', cancellation_requested: false })
    expect(
      await act('freelancer', late.transaction_id, { query: 'action=request_release' }),
    ).toMatchObject({ status: 'requested_release' })
    expect(await act('freelancer', late.transaction_id, cancel)).toMatchObject({
      status: 'canceled',
    })
    expect(await money('employer')).toEqual(before)
  })

  it('B4, B6: a revoked award is refunded and seen by nobody else', async () => {
    const { url, freelancer, strangers } = marketplace()
    const { project, bid } = await postAndBid({ type: 'fixed' }, 500)
    const rival = await result<Wire>(url, strangers[1].token, 'POST', `${P}/bids/`, {
      json: {
        project_id: project.id,
        bidder_id: strangers[1].userId,
        amount: 450,
        period: 3,
        milestone_percentage: 50,
        description: '',
      },
    })
    await as('employer', 'PUT', `${P}/bids/${bid.id}/`, { query: 'action=award' })
    const before = await money('employer')
    const held = await fund(project.id, 75)
    await as('employer', 'PUT', `${P}/bids/${bid.id}/`, { query: 'action=revoke', form: '' })
    expect(await money('employer')).toEqual(before)
    expect(await as('freelancer', 'GET', `${P}/projects/${project.id}/`)).toMatchObject({
      status: 'active',
    })
    await as('employer', 'PUT', `${P}/bids/${rival.id}/`, { query: 'action=award' })
    const hidden = [404, 'RestExceptionCodes.NOT_FOUND']
    expect(await refused('freelancer', 'GET', `${P}/projects/${project.id}/`)).toEqual(hidden)
    const path = `${P}/milestones/${held.transaction_id}/`
    expect(await refused('freelancer', 'GET', path)).toEqual(hidden)
    expect(await refusal(url, strangers[1].token, 'GET', path)).toEqual(hidden)
    expect(await as('employer', 'GET', path)).toMatchObject({ status: 'canceled' })
    const mine = { query: `bids[]=${bid.id}` }
    const { bids } = await as('freelancer', 'GET', `${P}/bids/`, mine)
    expect(bids).toMatchObject([{ award_status: 'revoked', bidder_id: freelancer.userId }])
    expect(
      await refused('freelancer', 'PUT', `${P}/bids/${bid.id}/`, { query: 'action=accept' }),
    ).toEqual([409, 'ProjectExceptionCodes.BID_ALREADY_ANSWERED'])
  })

  it('M7: talks in one thread a project', async () => {
    const { employer, freelancer } = marketplace()
    const { project } = await agreed()
    const members = encodeURIComponent('members[]')
    const thread = await as('employer', 'POST', `${M}/threads/`, {
      form: `${members}=${freelancer.userId}&context_type=project&context=${project.id}&message=Let%27s+talk`,
    })
    expect(thread).toMatchObject({
      thread: {
        context: { type: 'project', id: project.id },
        members: [employer.userId, freelancer.userId],
        owner: employer.userId,
        thread_type: 'private_chat',
      },
    })
    const said = await as('freelancer', 'POST', `${M}/threads/${thread.id}/messages/`, {
      form: 'message=Gladly',
    })
    expect(said).toMatchObject({
      from_user_id: freelancer.userId,
      thread_id: thread.id,
      message: 'Gladly',
    })
    const multipart = new FormData()
    multipart.set('message', 'And a third')
    await as('employer', 'POST', `${M}/threads/${thread.id}/messages/`, { multipart })
    const read = await as('freelancer', 'GET', `${M}/messages/`, {
      query: `threads[]=${thread.id}&limit=2&user_details=True`,
    })
    expect(read).toMatchObject({
      unfiltered_count: 3,
      messages: [{ message: 'And a third' }, { message: 'Gladly' }],
      users: { [employer.userId]: { id: employer.userId } },
    })
    const { threads } = await as('employer', 'GET', `${M}/threads`, {
      query: `contexts[]=${project.id}&context_type=project`,
    })
    expect(threads).toMatchObject([{ id: thread.id, message_count: 3, thread: { id: thread.id } }])
    const stranger = marketplace().strangers[1].userId
    const foreign = `${members}=${stranger}&context_type=project&context=${project.id}&message=x`
    expect((await refused('employer', 'POST', `${M}/threads/`, { form: foreign }))[0]).toBe(400)
  })
})

describe('money on their wire', () => {
  it.each([
    [10.1, 10.1],
    ['10.10', 10.1],
    ['1.05E1', 10.5],
    ['25.00', 25],
  ])('reads %j exactly', async (sent, read) => {
    const { project } = await agreed()
    expect(await fund(project.id, sent)).toMatchObject({ amount: read })
  })

  it.each([
    [0.1 + 0.2, 'AMOUNT_TOO_PRECISE'],
    ['1.234', 'AMOUNT_TOO_PRECISE'],
    [0, 'AMOUNT_NOT_POSITIVE'],
    [-5, 'AMOUNT_NOT_POSITIVE'],
    ['1,000', 'AMOUNT_MALFORMED'],
    ['', 'AMOUNT_MALFORMED'],
    [1e21, 'AMOUNT_TOO_LARGE'],
  ])('refuses %j, and nothing is held', async (amount, code) => {
    const { project } = await agreed()
    const before = await money('employer')
    const bidder_id = marketplace().freelancer.userId
    const json = { project_id: project.id, bidder_id, amount, reason: 'other', description: 'x' }
    expect(await refused('employer', 'POST', `${P}/milestones/`, { json })).toEqual([
      422,
      `ProjectExceptionCodes.${code}`,
    ])
    expect(await money('employer')).toEqual(before)
  })

  it('takes the amount of a release from the address too, and releases all when there is none', async () => {
    const { project } = await agreed()
    const first = await fund(project.id, 30)
    const inQuery = { query: 'action=release&amount=10.0' }
    expect(await act('employer', first.transaction_id, inQuery)).toMatchObject({
      released_milestone: { amount: 10 },
      remaining_milestone: { amount: 20, transaction_id: first.transaction_id },
    })
    const rest = { query: 'action=release' }
    expect(await act('employer', first.transaction_id, rest)).toMatchObject({
      original_milestone: { amount: 20, status: 'cleared' },
    })
    const more = await fund(project.id, 30)
    const path = `${P}/milestones/${more.transaction_id}/`
    for (const [amount, code] of [
      [30.01, 'AMOUNT_EXCEEDS_WHOLE'],
      [0, 'AMOUNT_NOT_POSITIVE'],
    ] as const) {
      const sent = { json: { action: 'release', amount } }
      const answer = await refused('employer', 'PUT', path, sent)
      expect(answer).toEqual([422, `ProjectExceptionCodes.${code}`])
    }
  })

  it('Y1: a repeated key pays once, for a client that sends one', async () => {
    const { project } = await agreed()
    const milestone = await fund(project.id, 30)
    const before = await money('freelancer')
    const sent = {
      json: { action: 'release', amount: 10 },
      headers: { 'idempotency-key': v7() },
    }
    const once = await act('employer', milestone.transaction_id, sent)
    const again = await act('employer', milestone.transaction_id, sent)
    expect(again).toEqual(once)
    const after = await money('freelancer')
    expect(Number(after?.available) - Number(before?.available)).toBe(10)
  })
})

describe('lists and names', () => {
  it('filters projects, pages them, and takes what it does not know', async () => {
    const { url, freelancer, employer } = marketplace()
    const made = await Promise.all([1, 2, 3].map(() => postAndBid({ title: 'Seed catalogue' })))
    const numbers = made.map(({ project }) => project.id)
    const query = [
      ...numbers.map((id) => `projects[]=${id}`),
      'full_description=True&user_details=True&limit=2&offset=1&unheard_of=1&compact',
    ].join('&')
    const list = await as('freelancer', 'GET', `${P}/projects`, { query })
    expect(list).toMatchObject({
      total_count: 3,
      users: { [employer.userId]: { role: 'employer' } },
    })
    expect((list.projects as Wire[]).map(({ id }) => id)).toEqual(
      numbers.toSorted((a, b) => b - a).slice(1),
    )
    const active = await as('freelancer', 'GET', `${P}/projects/active/`, {
      query: 'query=seed+cat&project_types[]=hourly&limit=9999999',
    })
    expect(active.total_count).toBe(3)
    const all = await result<Wire>(url, freelancer.token, 'GET', `${P}/projects/all/`, {
      query: 'frontend_project_statuses[]=work_in_progress',
    })
    expect((all.projects as Wire[]).every(({ status }) => status === 'closed')).toBe(true)
  })

  it('knows its currencies, its kinds of work and the public side of people', async () => {
    const { employer, freelancer } = marketplace()
    const { currencies } = await as('freelancer', 'GET', `${P}/currencies/`)
    expect(currencies).toContainEqual({
      id: 1,
      code: 'USD',
      sign: '$',
      name: 'US Dollar',
      exchange_rate: 1,
      country: 'US',
    })
    expect(new Set((currencies as Wire[]).map(({ id }) => id)).size).toBe(
      (currencies as Wire[]).length,
    )
    const jobs = await as('freelancer', 'GET', `${P}/jobs/`, {
      query: 'jobs[]=20&jobs[]=32&seo_details=True&lang=en',
    })
    expect(jobs).toMatchObject([
      { id: 20, name: 'Graphic Design', seo_url: 'graphic-design', seo_info: {} },
      { id: 32, name: 'Logo Design', seo_url: 'logo-design', seo_info: {} },
    ])
    expect((await as('freelancer', 'GET', 'users/0.1/self')).id).toBe(freelancer.userId)
    const { users } = await as('freelancer', 'GET', 'users/0.1/users/', {
      query: `users[]=${employer.userId}&users[]=999999`,
    })
    expect(Object.keys(users as object)).toEqual([String(employer.userId)])
    const path = `users/0.1/users/${employer.userId}/`
    expect(JSON.stringify(await as('freelancer', 'GET', path))).not.toContain('@')
  })

  it('gives bids to the employer of the project and to their bidder alone', async () => {
    const { url, strangers } = marketplace()
    const { project, bid } = await postAndBid()
    const query = `projects[]=${project.id}&limit=20&offset=0`
    for (const who of ['employer', 'freelancer'] as const) {
      const { bids } = await as(who, 'GET', `${P}/bids/`, { query })
      expect((bids as Wire[]).map(({ id }) => id)).toEqual([bid.id])
    }
    for (const { token } of strangers) {
      const { bids } = await result<Wire>(url, token, 'GET', `${P}/bids/`, { query })
      expect(bids).toEqual([])
    }
  })

  it('highlights and retracts a bid', async () => {
    const { bid } = await postAndBid()
    const path = `${P}/bids/${bid.id}/`
    expect(await as('freelancer', 'PUT', path, { form: 'action=highlight' })).toMatchObject({
      highlighted: true,
    })
    expect(await as('freelancer', 'PUT', path, { query: 'action=retract' })).toMatchObject({
      retracted: true,
    })
    expect(await refused('employer', 'PUT', path, { query: 'action=award' })).toEqual([
      409,
      'ProjectExceptionCodes.BID_ALREADY_ANSWERED',
    ])
  })

  it('answers a client that holds the same token as a bearer', async () => {
    const { url, freelancer } = marketplace()
    const headers = { authorization: `Bearer ${freelancer.token}` }
    expect((await call(url, null, 'GET', 'users/0.1/self/', { headers })).status).toBe(200)
    const { body } = await ask(url, 'GET', '/api/me', {
      headers: { 'Freelancer-OAuth-V1': freelancer.token },
    })
    expect(body).toMatchObject({ account: { id: freelancer.userId } })
  })
})
