import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { commandIdBefore } from '../../../server/freelancer-api/run-command.ts'
import { MIDWEEK_MS, moveClock } from '../../sandbox-clock.ts'
import { outcome, send } from './client.ts'
import { theirSide, type Wire } from './freelancer-side.ts'
import { withMarketplace } from './marketplace.ts'

const marketplace = withMarketplace()
const { as, refused, postAndBid, agreed, fund } = theirSide(marketplace)

const P = 'projects/0.1'
const MINUTE_MS = 60_000
const rule = (status: number, code: string) => [status, `ProjectExceptionCodes.${code}`]

const request = (project: Wire, bid: Wire, amount: number | string = 5) => ({
  json: { project_id: project.id, bid_id: bid.id, description: 'Draft', amount },
})
const payment = (project: Wire, amount: number | string) => ({
  json: {
    project_id: project.id,
    bidder_id: marketplace().freelancer.userId,
    amount,
    description: 'Draft',
  },
})
const pathOf = ({ transaction_id }: Wire) => `${P}/milestones/${transaction_id}/`
const action = (name: string, more: object = {}) => ({ json: { action: name, ...more } })

async function end({ id: projectId }: Wire): Promise<void> {
  const { url, employer } = marketplace()
  expect(outcome(await send(url, employer.token, 'endProject', { projectId }))).toBe('applied')
}

async function uuidOf({ transaction_id: number }: Wire): Promise<string> {
  const rows = await marketplace().database.query<{ id: string }>(
    'SELECT id FROM milestone WHERE number = $1',
    [number],
  )
  return rows[0]?.id ?? ''
}

// Each refusal is also looked for in the API document: the client of these tests does so.
describe('a rule that their calls meet', () => {
  it('M1: no request, payment or acceptance on a project that is not in Current Work', async () => {
    const { project, bid } = await postAndBid({ type: 'fixed' })
    await as('employer', 'PUT', `${P}/bids/${bid.id}/`, { query: 'action=award' })
    const none = rule(422, 'PROJECT_NOT_IN_CURRENT_WORK')
    const requests = `${P}/milestone_requests/`
    expect(await refused('freelancer', 'POST', requests, request(project, bid))).toEqual(none)
    await as('freelancer', 'PUT', `${P}/bids/${bid.id}/`, { query: 'action=accept' })
    const { id } = await as('freelancer', 'POST', requests, request(project, bid))
    await end(project)
    expect(await refused('employer', 'PUT', `${requests}${id}/`, action('accept'))).toEqual(none)
    expect(await refused('employer', 'POST', `${P}/milestones/`, payment(project, 5))).toEqual(none)
  })

  it('P2: no money that is not there', async () => {
    const { project, bid } = await agreed()
    const amount = 900_000_000
    const none = rule(402, 'INSUFFICIENT_FUNDS')
    expect(await refused('employer', 'POST', `${P}/milestones/`, payment(project, amount))).toEqual(
      none,
    )
    const requests = `${P}/milestone_requests/`
    const { id } = await as('freelancer', 'POST', requests, request(project, bid, amount))
    expect(await refused('employer', 'PUT', `${requests}${id}/`, action('accept'))).toEqual(none)
  })

  it.each([
    ['0', 'AMOUNT_NOT_POSITIVE'],
    ['1.234', 'AMOUNT_TOO_PRECISE'],
    ['1e13', 'AMOUNT_TOO_LARGE'],
    ['ten', 'AMOUNT_MALFORMED'],
  ])('M2: no amount of %s, wherever one is sent', async (amount, code) => {
    const { project, bid } = await agreed()
    const held = await fund(project.id, 5)
    const open = await postAndBid({ type: 'fixed' })
    await as('freelancer', 'PUT', `${P}/bids/${open.bid.id}/`, action('retract'))
    const none = rule(422, code)
    for (const [who, method, path, sent] of [
      ['freelancer', 'POST', `${P}/milestone_requests/`, request(project, bid, amount)],
      ['employer', 'POST', `${P}/milestones/`, payment(project, amount)],
      ['employer', 'PUT', pathOf(held), action('release', { amount })],
      [
        'freelancer',
        'POST',
        `${P}/bids/`,
        {
          json: {
            project_id: open.project.id,
            bidder_id: marketplace().freelancer.userId,
            period: 1,
            amount,
          },
        },
      ],
    ] as const) {
      expect([path, await refused(who, method, path, sent)]).toEqual([path, none])
    }
  })

  it('B1: no project without a title, or with a budget that is none', async () => {
    const draft = { title: 'Logo', currency: { code: 'USD' }, budget: { minimum: 10 } }
    for (const [change, code] of [
      [{ title: ' ' }, 'TITLE_MISSING'],
      [{ budget: { minimum: 10, maximum: 5 } }, 'BUDGET_OUT_OF_ORDER'],
      [{ budget: { minimum: -1 } }, 'AMOUNT_NOT_POSITIVE'],
    ] as const) {
      const json = { ...draft, ...change }
      expect(await refused('employer', 'POST', `${P}/projects/`, { json })).toEqual(rule(422, code))
    }
  })

  it('B3, B5: an award is given once and accepted once', async () => {
    const { project, bid } = await agreed()
    const path = `${P}/bids/${bid.id}/`
    const accept = action('accept')
    expect(await refused('freelancer', 'PUT', path, accept)).toEqual(
      rule(409, 'AWARD_ALREADY_ANSWERED'),
    )
    expect(await refused('freelancer', 'PUT', path, action('retract'))).toEqual(
      rule(409, 'BID_ALREADY_ANSWERED'),
    )
    const again = { ...payment(project, 5).json, period: 1 }
    expect(await refused('freelancer', 'POST', `${P}/bids/`, { json: again })).toEqual(
      rule(409, 'DUPLICATE_BID'),
    )
  })

  it('P3, P5, P7: a milestone does what its state allows', async () => {
    const { project } = await agreed()
    const path = pathOf(await fund(project.id, 20))
    const refusedAs = async (who: 'employer' | 'freelancer', name: string, more?: object) =>
      refused(who, 'PUT', path, action(name, more))
    expect(await refusedAs('freelancer', 'reject_cancel')).toEqual(
      rule(409, 'CANCELLATION_NOT_REQUESTED'),
    )
    expect(await refusedAs('employer', 'release', { amount: 21 })).toEqual(
      rule(422, 'AMOUNT_EXCEEDS_WHOLE'),
    )
    await as('freelancer', 'PUT', path, action('request_release'))
    expect(await refusedAs('freelancer', 'request_release')).toEqual(
      rule(409, 'RELEASE_NOT_REQUESTABLE'),
    )
    await as('employer', 'PUT', path, action('request_cancel'))
    expect(await refusedAs('employer', 'request_cancel')).toEqual(
      rule(409, 'CANCELLATION_NOT_REQUESTABLE'),
    )
    expect(await refusedAs('employer', 'cancel')).toEqual(rule(409, 'MILESTONE_NOT_CANCELLABLE'))
    expect(await refusedAs('employer', 'release')).toEqual(rule(409, 'MILESTONE_NOT_RELEASABLE'))
  })

  it('P9: money in dispute moves by no call', async () => {
    const { url, employer } = marketplace()
    const { project } = await agreed()
    const held = await fund(project.id, 20)
    const about = { kind: 'milestone', id: await uuidOf(held) }
    const opened = { about, reason: 'Unfinished', freelancerAmount: '5' }
    expect(outcome(await send(url, employer.token, 'openDispute', opened))).toBe('applied')
    for (const [who, name] of [
      ['employer', 'release'],
      ['freelancer', 'cancel'],
      ['freelancer', 'request_release'],
      ['employer', 'request_cancel'],
      ['freelancer', 'reject_cancel'],
    ] as const) {
      expect(await refused(who, 'PUT', pathOf(held), action(name))).toEqual(
        rule(409, 'MILESTONE_DISPUTED'),
      )
    }
  })

  it('Y1: a key that is used again for something else changes nothing', async () => {
    const { project, bid } = await agreed()
    const headers = { 'idempotency-key': v7() }
    await as('employer', 'POST', `${P}/milestones/`, { ...payment(project, 5), headers })
    const thread = { json: { message: 'Hello' }, headers }
    for (const [method, path, sent] of [
      ['POST', `${P}/milestones/`, { ...payment(project, 6), headers }],
      ['POST', `messages/0.1/threads/${project.id}/messages/`, thread],
      ['PUT', `${P}/bids/${bid.id}/`, { ...action('award'), headers }],
    ] as const) {
      expect([path, await refused('employer', method, path, sent)]).toEqual([
        path,
        rule(409, 'COMMAND_ID_REUSED'),
      ])
    }
  })

  it('M7: nothing is said without words', async () => {
    const { project } = await agreed()
    const path = `messages/0.1/threads/${project.id}/messages/`
    expect(await refused('employer', 'POST', path, { json: { message: ' ' } })).toEqual(
      rule(422, 'MESSAGE_EMPTY'),
    )
  })

  it('P5: a release that was begun with this key goes stale', async () => {
    const { url, employer } = marketplace()
    const { project } = await agreed()
    const held = await fund(project.id, 20)
    const key = v7()
    const shown = { milestoneId: await uuidOf(held), amount: '20.00' }
    const begun = await send(url, employer.token, 'prepareRelease', shown, commandIdBefore(key))
    expect(outcome(begun)).toBe('applied')
    await moveClock(marketplace(), MIDWEEK_MS + 16 * MINUTE_MS)
    const headers = { 'idempotency-key': key }
    const sent = { ...action('release'), headers }
    expect(await refused('employer', 'PUT', pathOf(held), sent)).toEqual(
      rule(409, 'RELEASE_NOT_CONFIRMED'),
    )
  })
})

describe('what a client leaves out', () => {
  it('may be null where it may be missing', async () => {
    const { freelancer } = marketplace()
    const json = {
      ...{ title: 'Logo', description: null, currency: { id: null, code: 'USD' } },
      ...{ budget: { minimum: 10, maximum: null }, jobs: null, type: 'HOURLY' },
      hourly_project_info: { commitment: null },
    }
    const project = await as('employer', 'POST', `${P}/projects/`, { json })
    expect(project).toMatchObject({ type: 'hourly', description: '', hourly_project_info: null })
    const offer = { project_id: project.id, bidder_id: freelancer.userId, amount: 40, period: 2 }
    const bid = await as('freelancer', 'POST', `${P}/bids/`, {
      json: { ...offer, milestone_percentage: null, description: null },
    })
    expect(bid).toMatchObject({ milestone_percentage: 100, description: '' })

    const { project: fixed, bid: award } = await agreed()
    const unsaid = { json: { ...payment(fixed, 20).json, reason: null } }
    const held = await as('employer', 'POST', `${P}/milestones/`, unsaid)
    expect(held).toMatchObject({ reason: 3 })
    const released = { query: 'action=release', json: { action: null, amount: null } }
    expect(await as('employer', 'PUT', pathOf(held), released)).toMatchObject({
      original_milestone: { status: 'cleared', amount: 20 },
    })
    const { id } = await as('freelancer', 'POST', `${P}/milestone_requests/`, request(fixed, award))
    const rejected = { json: { action: 'reject', reason: null } }
    expect(await as('employer', 'PUT', `${P}/milestone_requests/${id}/`, rejected)).toMatchObject({
      status: 'rejected',
    })
  })

  it('may be empty in an address or a form', async () => {
    const { project } = await agreed()
    const held = await fund(project.id, 20)
    const lists = 'projects[]=&milestones[]=&statuses[]=&limit=&offset=&user_details='
    const { milestones } = await as('employer', 'GET', `${P}/milestones/`, { query: lists })
    expect(Object.keys(milestones as object)).toContain(String(held.transaction_id))
    const some = `projects[]=&projects[]=${project.id}&statuses[]=&statuses[]=Frozen`
    const only = await as('employer', 'GET', `${P}/milestones/`, { query: some })
    expect(Object.keys(only.milestones as object)).toEqual([String(held.transaction_id)])
    const searched = `query=&from_time=&to_time=&projects[]=${project.id}`
    expect(await as('employer', 'GET', `${P}/projects/`, { query: searched })).toMatchObject({
      total_count: 1,
    })
    const thread = `members[]=&context_type=project&context=${project.id}&message=Hello`
    await as('employer', 'POST', 'messages/0.1/threads/', { form: thread })
    const released = { form: 'action=release&amount=&reason=' }
    expect(await as('employer', 'PUT', pathOf(held), released)).toMatchObject({
      original_milestone: { status: 'cleared' },
    })
  })

  it.each([
    ['40', 40],
    ['37.5', 37.5],
    [12, 12],
  ])('takes the hours of a commitment as %j', async (hours, taken) => {
    const info = { commitment: { hours, interval: 'week' } }
    const { project } = await postAndBid({ hourly_project_info: info })
    expect(project).toMatchObject({ hourly_project_info: { commitment: { hours: taken } } })
  })
})
