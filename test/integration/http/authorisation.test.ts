import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../server/http/routes/table.ts'
import {
  type CommandPayload,
  type CommandType,
  commandTypes,
} from '../../../shared/contract/commands.ts'
import { MIDWEEK_MS } from '../../sandbox-clock.ts'
import { WHO_MAY } from '../../who-may.ts'
import { aSegment, picture } from './arrange.ts'
import { ask, outcome, send } from './client.ts'
import { withMarketplace } from './marketplace.ts'

const marketplace = withMarketplace()

/** Stands in the words of everything the first pair owns; nobody else may ever read it. */
const MARK = 'for-two-pairs-of-eyes'

/**
 * Who asks. A *sibling* works with one of the pair on another project; a *stranger* has nothing to
 * do with either. The *arbiter* has a dispute of the pair before him, and sees that alone.
 */
const ASKERS = [
  'nobody',
  'employer',
  'freelancer',
  'siblingEmployer',
  'siblingFreelancer',
  'strangerEmployer',
  'strangerFreelancer',
  'arbiter',
] as const
type Asker = (typeof ASKERS)[number]

/** The status each asker is answered; `marked`: who may read the pair's own words. */
type Rule = { [A in Asker]: number } & { marked: readonly Asker[] }

const BOTH = ['employer', 'freelancer'] as const
const all = (status: number): { [A in Asker]: number } =>
  Object.fromEntries(ASKERS.map((asker) => [asker, status])) as { [A in Asker]: number }

/** Anyone at all, signed in or not; it tells nothing of anyone. */
const open = (status: number): Rule => ({ ...all(status), marked: [] })
/** Whoever is signed in, each his own. */
const own: Rule = { ...all(200), nobody: 401, marked: BOTH }
/** What belongs to one project: its two parties; to anyone else it does not exist. */
const parties: Rule = { ...all(404), nobody: 401, employer: 200, freelancer: 200, marked: BOTH }
/** A dispute is the arbiter's to read too (P9). */
const judged = { arbiter: 200, marked: [...BOTH, 'arbiter'] } as const
const employerOnly: Rule = { ...parties, freelancer: 404, marked: ['employer'] }

/** A rule for every route there is; one without fails the first test. */
const RULES: Record<string, Rule> = {
  'GET /api/health': open(200),
  // The sign-in library answers by what it is sent, whoever sends it: nothing here fits.
  'POST /api/auth/sign-in/email': open(400),
  'POST /api/auth/sign-up/email': open(400),
  'POST /api/auth/sign-out': open(200),
  'GET /api/auth/get-session': open(200),
  'GET /api/auth/device': { ...open(400), nobody: 401 },
  'POST /api/auth/device/code': open(400),
  'POST /api/auth/device/token': open(400),
  'POST /api/auth/device/claim': { ...open(400), nobody: 401 },
  'POST /api/auth/device/approve': { ...open(400), nobody: 401 },
  'POST /api/auth/device/deny': { ...open(400), nobody: 401 },
  'POST /api/auth/password': { ...open(400), nobody: 401 },
  'GET /api/sessions': { ...own, marked: [] },
  // Each account's sessions are its own: the one that is tried is nobody's.
  'POST /api/sessions/:sessionId/end': { ...open(404), nobody: 401 },
  // `sessions.test.ts` sees whose are ended.
  'POST /api/sessions/end-others': { ...open(204), nobody: 401 },
  'POST /api/commands': { ...open(400), nobody: 401 },
  // The arbiter's feed names the dispute that he was written to about.
  'GET /api/changes': { ...own, ...judged },
  // It stays open: `events.test.ts` reads it.
  'GET /api/events': { ...own, marked: [] },
  'GET /api/me': { ...own, marked: [] },
  'GET /api/projects': own,
  'GET /api/open-projects': { ...own, marked: [] },
  'GET /api/projects/:projectId': parties,
  'GET /api/projects/:projectId/diary': parties,
  'GET /api/projects/:projectId/funding': { ...employerOnly, marked: [] },
  'GET /api/projects/:projectId/messages': parties,
  'GET /api/finances': own,
  'GET /api/weeks': { ...own, marked: [] },
  'GET /api/tracking/running': { ...own, marked: [] },
  'POST /api/tracking/heard': { ...open(400), nobody: 401 },
  'GET /api/disputes': { ...own, ...judged },
  'GET /api/disputes/:disputeId': { ...parties, ...judged },
  'GET /api/disputes/:disputeId/messages': { ...parties, ...judged },
  'PUT /api/captures/:captureId/displays/:display': {
    ...parties,
    employer: 404,
    freelancer: 204,
    marked: [],
  },
  'GET /api/captures/:captureId/displays/:display': { ...parties, marked: [] },
  // The pair's money has moved for the employer alone.
  'GET /api/statement': { ...own, marked: ['employer'] },
  'GET /api/statement.csv': { ...own, marked: ['employer'] },
  ...theirRules(),
}

/** The Freelancer.com contract: the same rules at its own addresses. */
function theirRules(): Record<string, Rule> {
  /** What is sent is read before anything is looked up; nothing here fits. */
  const unread: Rule = { ...open(400), nobody: 401 }
  const anyone: Rule = { ...own, marked: [] }
  return {
    'POST /api/projects/0.1/projects/': unread,
    'GET /api/projects/0.1/projects/': own,
    'GET /api/projects/0.1/projects/all/': own,
    'GET /api/projects/0.1/projects/active/': anyone,
    'GET /api/projects/0.1/projects/:projectId/': parties,
    'POST /api/projects/0.1/bids/': unread,
    'GET /api/projects/0.1/bids/': own,
    'PUT /api/projects/0.1/bids/:bidId/': { ...parties, employer: 404, marked: ['freelancer'] },
    'POST /api/projects/0.1/milestones/': unread,
    'GET /api/projects/0.1/milestones/': own,
    'GET /api/projects/0.1/milestones/:milestoneId/': parties,
    // More than the milestone holds.
    'PUT /api/projects/0.1/milestones/:milestoneId/': {
      ...parties,
      employer: 422,
      freelancer: 404,
      marked: [],
    },
    'POST /api/projects/0.1/milestone_requests/': unread,
    'GET /api/projects/0.1/milestone_requests/': own,
    'PUT /api/projects/0.1/milestone_requests/:requestId/': {
      ...parties,
      employer: 404,
      marked: ['freelancer'],
    },
    'GET /api/projects/0.1/currencies/': anyone,
    'GET /api/projects/0.1/jobs/': anyone,
    'GET /api/users/0.1/self/': anyone,
    'GET /api/users/0.1/users/': anyone,
    'GET /api/users/0.1/users/:userId/': anyone,
    'POST /api/messages/0.1/threads/': unread,
    'GET /api/messages/0.1/threads/': anyone,
    'POST /api/messages/0.1/threads/:threadId/messages/': unread,
    'GET /api/messages/0.1/messages/': own,
  }
}

const named = (route: { method: string; url: string }) => `${route.method} ${route.url}`
const ruleOf = (name: string): Rule => {
  const rule = RULES[name]
  if (!rule) throw new Error(`there is no rule for ${name}`)
  return rule
}

const tokens = new Map<Asker, string>()
let projectId: number
let captureId: string
let shot: Buffer
/** The calendar day of the posted segment, in UTC. */
let day: string
/** What the pair has for commands to act on, by kind. */
const things = { milestone: v7(), request: v7(), invoice: v7(), dispute: v7(), open: 0, bid: 0 }

/** By what others name two of them. */
const numbers = { milestone: 0, request: 0 }

async function numberOf(table: 'milestone' | 'milestone_request', id: string): Promise<number> {
  const statement = `SELECT number FROM ${table} WHERE id = $1`
  const [row] = await marketplace().database.query<{ number: number }>(statement, [id])
  return row?.number ?? 0
}

/** Another project of one of the pair, with somebody else on its other side. */
async function addSibling(employerId: number, freelancerId: number): Promise<void> {
  const { query } = marketplace().database
  const [made] = await query<{ id: number }>(
    `INSERT INTO project (employer_id, title, description, type, currency, employer_zone)
      VALUES ($1, 'Another project', '', 'hourly', 'USD', 'UTC') RETURNING id`,
    [employerId],
  )
  const [bid] = await query<{ id: number }>(
    `INSERT INTO bid (project_id, bidder_id, amount, period_days, milestone_percentage, description,
        state, placed_at_ms)
      VALUES ($1, $2, 4000, 30, 100, '', 'accepted', 0) RETURNING id`,
    [made?.id, freelancerId],
  )
  await query(
    `UPDATE project SET bid_id = $2, freelancer_id = $3, rate_per_hour = 4000, accepted_at_ms = 0
      WHERE id = $1`,
    [made?.id, bid?.id, freelancerId],
  )
}

/** An open project of the pair's employer, with a bid of its freelancer; gives their numbers. */
async function addOpenProject(): Promise<{ openId: number; bidId: number }> {
  const { url, employer, freelancer, database } = marketplace()
  const posted = await send(url, employer.token, 'postProject', openProject)
  const [project] = await database.query<{ id: number }>(
    'SELECT id FROM project WHERE posted_by = $1',
    [posted.id],
  )
  const openId = project?.id ?? 0
  const placed = await send(url, freelancer.token, 'placeBid', bidOn(openId))
  const [bid] = await database.query<{ id: number }>('SELECT id FROM bid WHERE placed_by = $1', [
    placed.id,
  ])
  return { openId, bidId: bid?.id ?? 0 }
}

const openProject: CommandPayload<'postProject'> = {
  title: 'An open project',
  description: '',
  type: 'fixed',
  currency: 'USD',
  budgetMinimum: '10.00',
  budgetMaximum: null,
  weeklyLimitMs: null,
  jobIds: [],
}
const bidOn = (id: number): CommandPayload<'placeBid'> => ({
  projectId: id,
  amount: '12.00',
  periodDays: 7,
  milestonePercentage: 100,
  description: MARK,
})

/** Both are there for anyone to try; how they come about is told elsewhere. */
async function addInvoiceAndDispute(ofProject: number): Promise<void> {
  const { query } = marketplace().database
  await query(
    `INSERT INTO invoice (id, project_id, kind, week_start_ms, week_end_ms, zone, currency, total,
        state, issued_at_ms, due_at_ms, failed_at_ms, next_attempt_at_ms)
      VALUES ($1, $2, 'weekly', 0, 604800000, 'UTC', 'USD', 100, 'paymentFailed', 1, 1, 1, $3)`,
    [things.invoice, ofProject, Number.MAX_SAFE_INTEGER],
  )
  await query(
    `INSERT INTO invoice_line (invoice_id, line, week_start_ms, week_end_ms, adjustment,
        billable_ms, rate_per_hour, amount)
      VALUES ($1, 1, 0, 604800000, false, 3600000, 100, 100)`,
    [things.invoice],
  )
  await query(
    `INSERT INTO dispute (id, project_id, invoice_id, opened_by, reason, amount, currency, stage,
        waits_for, opened_at_ms, escalated_at_ms)
      VALUES ($1, $2, $3, 'employer', $4, 100, 'USD', 'arbitration', 'arbiter', 1, 1)`,
    [things.dispute, ofProject, things.invoice, MARK],
  )
  await query(
    `INSERT INTO dispute_offer (dispute_id, seq, by, freelancer_amount, message, at_ms)
      VALUES ($1, 1, 'employer', 50, '', 1), ($1, 2, 'freelancer', 80, '', 1)`,
    [things.dispute],
  )
}

async function signUp(role: string): Promise<string> {
  const { url } = marketplace()
  const email = `${v7()}@example.com`
  const account = { name: 'Somebody', email, password: `secret ${v7()}`, role, zone: 'UTC' }
  const answer = await ask(url, 'POST', '/api/auth/sign-up/email', { body: account })
  return String(answer.body.token)
}

beforeAll(async () => {
  const { url, employer, freelancer, strangers, arbiter, project, database } = marketplace()
  const [otherEmployer, otherFreelancer] = strangers
  await addSibling(employer.userId, otherFreelancer.userId)
  await addSibling(otherEmployer.userId, freelancer.userId)
  tokens.set('employer', employer.token)
  tokens.set('freelancer', freelancer.token)
  tokens.set('siblingEmployer', otherEmployer.token)
  tokens.set('siblingFreelancer', otherFreelancer.token)
  tokens.set('strangerEmployer', await signUp('employer'))
  tokens.set('strangerFreelancer', await signUp('freelancer'))
  tokens.set('arbiter', arbiter.token)

  const { id, currency } = project('hourly', 'active')
  projectId = id
  await database.query('UPDATE project SET title = $1, description = $1 WHERE id = $2', [MARK, id])
  captureId = v7()
  shot = await picture()
  const segment = aSegment(id, { captureId, shot }, { memo: MARK })
  day = new Date(segment.startMs).toISOString().slice(0, 10)
  expect(outcome(await send(url, freelancer.token, 'postSegment', { segment }))).toBe('applied')
  const money = { projectId: id, amount: '10.00', currency, description: MARK }
  const paid = { ...money, confirmedSource: 'any' }
  await send(url, freelancer.token, 'requestMilestone', money, things.request)
  await send(url, employer.token, 'createMilestone', paid, things.milestone)
  await addInvoiceAndDispute(id)
  for (const about of [null, { kind: 'dispute', id: things.dispute }]) {
    await send(url, freelancer.token, 'sendMessage', { projectId: id, about, text: MARK })
  }
  const { openId, bidId } = await addOpenProject()
  Object.assign(things, { open: openId, bid: bidId })
  numbers.milestone = await numberOf('milestone', things.milestone)
  numbers.request = await numberOf('milestone_request', things.request)
  const put = { token: freelancer.token, body: shot, type: 'image/webp' }
  await ask(url, 'PUT', `/api/captures/${captureId}/displays/0`, put)
})

/** What the addresses of the Freelancer.com contract that end so are asked to do. */
const ACTIONS = [
  ['/:bidId/', 'action=highlight'],
  ['/milestones/:milestoneId/', 'action=release&amount=999'],
  ['/:requestId/', 'action=delete'],
] as const

/** The address of a route, with what the pair owns filled in. */
function addressOf(url: string): string {
  const filled = url
    .replace(':projectId', String(projectId))
    .replace(':captureId', captureId)
    .replace(':disputeId', things.dispute)
    .replace(':display', '0')
    .replace(':sessionId', '2147483647')
    .replace(':bidId', String(things.bid))
    .replace(':milestoneId', String(numbers.milestone))
    .replace(':requestId', String(numbers.request))
    .replace(':threadId', String(projectId))
    .replace(':userId', '1')
  if (url.includes('/api/statement')) {
    const today = new Date(MIDWEEK_MS).toISOString().slice(0, 10)
    return `${filled}?currency=USD&from=${day}&to=${today}&zone=UTC`
  }
  const action = ACTIONS.find(([end]) => url.endsWith(end))
  if (action) return `${filled}?${action[1]}`
  if (url.endsWith('/diary')) return `${filled}?day=${day}&zone=UTC`
  if (url.endsWith('/funding')) return `${filled}?amount=1.00`
  return filled
}

const bodyFor = (route: (typeof routes)[number]) => {
  if (route.method === 'GET') return {}
  return route.bodyType === 'image/webp' ? { body: shot, type: 'image/webp' } : { body: {} }
}

describe('who may call what: every route, every asker', () => {
  it('has a rule for every route, and for no other', () => {
    expect(Object.keys(RULES).toSorted()).toEqual(routes.map(named).toSorted())
  })

  const asked = routes.filter(({ url }) => url !== '/api/events' && !url.endsWith('/sign-out'))
  it.each(asked.map((route) => [named(route), route] as const))('%s', async (name, route) => {
    const rule = ruleOf(name)
    for (const asker of ASKERS) {
      const token = tokens.get(asker)
      const answer = await ask(marketplace().url, route.method, addressOf(route.url), {
        ...bodyFor(route),
        ...(token ? { token } : {}),
      })
      expect([asker, answer.status]).toEqual([asker, rule[asker]])
      const reads = JSON.stringify(answer.body).includes(MARK)
      expect([asker, reads]).toEqual([asker, rule.marked.includes(asker)])
    }
  })
})

/** A payload for every command that is well-formed and about the pair's own things. */
function payloadOf(type: CommandType): unknown {
  const { milestone: milestoneId, request: requestId, dispute: disputeId } = things
  const money = { projectId, amount: '1.00', currency: 'USD', description: 'Mine now' }
  const paid = { confirmedSource: 'any' } as const
  const share = { freelancerAmount: '0.50' }
  const payloads: { [T in CommandType]: CommandPayload<T> } = {
    registerDevice: { deviceId: v7(), name: 'Desk', platform: 'linux' },
    postProject: openProject,
    closeProject: { projectId: things.open },
    placeBid: bidOn(things.open),
    awardBid: { bidId: things.bid },
    revokeAward: { bidId: things.bid },
    retractBid: { bidId: things.bid },
    highlightBid: { bidId: things.bid },
    acceptProject: { projectId },
    startSession: { sessionId: v7(), projectId, deviceId: v7(), startedAtMs: MIDWEEK_MS },
    stopSession: { sessionId: v7(), stoppedAtMs: MIDWEEK_MS },
    postSegment: { segment: aSegment(projectId) },
    postSegmentOver: { segment: aSegment(projectId), shortens: [v7()] },
    requestMilestone: money,
    withdrawMilestoneRequest: { requestId },
    acceptMilestoneRequest: { requestId, ...paid },
    rejectMilestoneRequest: { requestId, reason: null },
    createMilestone: { ...money, ...paid },
    createMilestones: { projectId, currency: 'USD', items: [{ ...money, id: v7() }], ...paid },
    prepareRelease: { milestoneId, amount: '1.00' },
    releaseMilestone: { milestoneId, amount: '1.00', intentId: v7() },
    requestRelease: { milestoneId },
    cancelMilestone: { milestoneId },
    requestCancellation: { milestoneId, reason: null },
    rejectCancellation: { milestoneId },
    withdrawCancellation: { milestoneId },
    refundInvoice: { invoiceId: things.invoice, amount: '1.00' },
    refundMilestone: { milestoneId, amount: '1.00' },
    sendMessage: { projectId, about: { kind: 'milestone', id: milestoneId }, text: 'Hello' },
    openDispute: { about: { kind: 'milestone', id: milestoneId }, reason: 'Why not', ...share },
    offerInDispute: { disputeId, message: 'Half of it', ...share },
    acceptDisputeOffer: { disputeId, ...share },
    escalateDispute: { disputeId },
    withdrawDispute: { disputeId },
    decideDispute: { disputeId, reasoning: 'As agreed', ...share },
    payInvoice: { invoiceId: things.invoice },
    endProject: { projectId },
  }
  return payloads[type]
}

/** They are about nobody's things but the sender's own, or about what is open to everyone. */
const ABOUT_ONESELF: readonly CommandType[] = [
  'registerDevice',
  'stopSession',
  'postProject',
  'placeBid',
]

const mayBe = (type: CommandType): readonly Asker[] => {
  const role = WHO_MAY[type]
  return role === 'both' ? BOTH : ([...BOTH, 'arbiter'] as const).filter((each) => each === role)
}

describe('who may send what: every command, every asker', () => {
  it('has a rule for every command, and for no other', () => {
    expect(Object.keys(WHO_MAY).toSorted()).toEqual(commandTypes.toSorted())
  })

  it.each(commandTypes.filter((type) => !ABOUT_ONESELF.includes(type)))(
    '%s does not exist for anyone whose it is not',
    async (type) => {
      for (const [asker, token] of tokens) {
        if (mayBe(type).includes(asker)) continue
        const result = await send(marketplace().url, token, type, payloadOf(type))
        expect([asker, outcome(result)]).toEqual([asker, 'not_found'])
      }
    },
  )

  it.each(commandTypes.filter((type) => type !== 'stopSession'))(
    '%s is there for those who may',
    async (type) => {
      for (const asker of mayBe(type)) {
        const token = tokens.get(asker) ?? ''
        const result = await send(marketplace().url, token, type, payloadOf(type))
        expect([asker, outcome(result)]).not.toEqual([asker, 'not_found'])
      }
    },
  )
})
