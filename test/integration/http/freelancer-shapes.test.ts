import { beforeAll, describe, expect, it } from 'vitest'
import { call, result, type Sent } from './freelancer-client.ts'
import { withMarketplace } from './marketplace.ts'

const marketplace = withMarketplace()

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const P = 'projects/0.1'

/** What the pair has, by the numbers that a client would know. */
const known = { project: 0, bid: 0, milestone: 0, request: 0, thread: 0 }

const as = (who: 'employer' | 'freelancer', method: string, path: string, sent?: Sent) =>
  result<Record<string, unknown>>(marketplace().url, marketplace()[who].token, method, path, sent)

/**
 * The kinds of an answer's values. Where an example has a `null` a client looks at nothing; a map by
 * number and a list are known by what they hold.
 */
function kindsOf(value: unknown, example: unknown): unknown {
  if (example === null) return null
  if (Array.isArray(example)) {
    return Array.isArray(value) ? value.slice(0, 1).map((each) => kindsOf(each, example[0])) : value
  }
  if (typeof example !== 'object') return typeof value
  const fields = (value ?? {}) as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(example).map(([key, each]) => {
      const held = key === '#' ? Object.values(fields)[0] : fields[key]
      return [key, held === undefined ? 'missing' : kindsOf(held, each)]
    }),
  )
}

/** An example's own kinds: it is its own answer. */
const ownKinds = (example: unknown) => kindsOf(example, example)

beforeAll(async () => {
  const { employer, freelancer } = marketplace()
  const made = await as('employer', 'POST', `${P}/projects/`, {
    json: {
      title: 'My new project',
      description: 'description',
      currency: { id: 1 },
      budget: { minimum: 10 },
      jobs: [{ id: 7 }],
    },
  })
  known.project = made.id as number
  const bid = await as('freelancer', 'POST', `${P}/bids/`, {
    json: {
      project_id: known.project,
      bidder_id: freelancer.userId,
      amount: 10,
      period: 2,
      milestone_percentage: 100,
      description: 'A bid',
    },
  })
  known.bid = bid.id as number
  for (const [who, action] of [
    ['employer', 'award'],
    ['freelancer', 'accept'],
  ] as const) {
    const sent = { query: `action=${action}`, form: '', headers: FORM }
    await as(who, 'PUT', `${P}/bids/${known.bid}/`, sent)
  }
  const milestone = await as('employer', 'POST', `${P}/milestones/`, {
    json: {
      project_id: known.project,
      bidder_id: freelancer.userId,
      amount: 10,
      reason: 1,
      description: 'This is a milestone',
    },
  })
  known.milestone = milestone.transaction_id as number
  const request = await as('freelancer', 'POST', `${P}/milestone_requests/`, {
    json: {
      project_id: known.project,
      bid_id: known.bid,
      amount: 10,
      description: 'This is a milestone request',
    },
  })
  known.request = request.id as number
  const thread = await as('freelancer', 'POST', 'messages/0.1/threads/', {
    form: `members%5B%5D=${employer.userId}&context_type=project&context=${known.project}&message=Hello`,
  })
  known.thread = thread.id as number
})

const milestone = { status: 'cleared', bidder_id: 100, project_id: 102, transaction_id: 101 }
const message = {
  message_source: 'default_msg',
  attachments: null,
  thread_id: 1,
  message: 'Hello world!',
  id: 1,
}

/** A call as a public library makes it, and what its own examples show of the answer. */
const CALLS: [name: string, path: () => string, query: () => string, example: unknown][] = [
  [
    'projects',
    () => `${P}/projects/`,
    () => `projects%5B%5D=${known.project}&full_description=True&user_details=True`,
    {
      total_count: 3,
      users: { '#': { id: 101, username: 'user1' } },
      projects: [{ id: 201, title: 'Phasellus', description: 'Morbi' }],
    },
  ],
  [
    'a search of projects',
    () => `${P}/projects/all/`,
    () => 'query=new+project&limit=3&offset=0&sort_field=time_updated&or_search_query=True',
    { total_count: 1000, projects: [{ id: 201, title: 'Phasellus', description: 'Morbi' }] },
  ],
  [
    'a project',
    () => `${P}/projects/${known.project}/`,
    () => '',
    { id: 2, title: 'Sample title' },
  ],
  [
    'bids',
    () => `${P}/bids/`,
    () => `projects%5B%5D=${known.project}&projects%5B%5D=102&limit=20&offset=0`,
    { bids: [{ id: 301, project_id: 201, bidder_id: 101 }], users: null },
  ],
  [
    'milestones',
    () => `${P}/milestones/`,
    () => `milestones%5B%5D=${known.milestone}&limit=20&offset=0&user_country_details=True`,
    { milestones: { '#': milestone }, users: null },
  ],
  [
    'a milestone',
    () => `${P}/milestones/${known.milestone}/`,
    () => 'user_profile_description=True',
    { milestones: { '#': milestone }, users: null, ...milestone },
  ],
  [
    'kinds of work',
    () => `${P}/jobs/`,
    () => 'jobs%5B%5D=20&jobs%5B%5D=32&seo_details=True&lang=en',
    [{ id: 20, name: 'Graphic Design', seo_url: 'graphic-design', seo_info: {} }],
  ],
  ['users', () => 'users/0.1/users/', () => 'users%5B%5D=1', { users: { '#': { id: 100 } } }],
  ['oneself', () => 'users/0.1/self/', () => 'compact=True', { id: 100 }],
  [
    'threads',
    () => 'messages/0.1/threads/',
    () => `threads%5B%5D=${known.thread}&message_count=1&user_details=True`,
    {
      threads: [
        {
          time_updated: 1519826182,
          is_muted: false,
          is_read: true,
          thread: {
            context: { type: 'project', id: 101 },
            thread_type: 'private_chat',
            write_privacy: 'members',
            time_created: 1519826180,
            id: 100,
            members: [102],
            owner: 103,
            read_privacy: 'members',
          },
        },
      ],
    },
  ],
  [
    'messages',
    () => 'messages/0.1/messages/',
    () => `threads%5B%5D=${known.thread}&thread_details=True&limit=10&offset=0`,
    { unfiltered_count: 2, messages: [message] },
  ],
]

describe('the shapes that a public library shows in its examples', () => {
  it.each(CALLS)('%s', async (_name, path, query, example) => {
    const answer = await as('freelancer', 'GET', path(), { query: query() })
    expect(kindsOf(answer, example)).toEqual(ownKinds(example))
  })

  it('a milestone keeps the reason that it was made with, and its parts too', async () => {
    const path = `${P}/milestones/${known.milestone}/`
    expect(await as('employer', 'GET', path)).toMatchObject({ reason: 1 })
    const sent = { query: 'action=release', json: { amount: 4 } }
    expect(await as('employer', 'PUT', path, sent)).toMatchObject({
      released_milestone: { reason: 1, amount: 4 },
      remaining_milestone: { reason: 1, amount: 6 },
    })
  })

  it('an answer’s type is JSON without a word more, whatever it says', async () => {
    const { url, employer } = marketplace()
    for (const [token, path] of [
      [employer.token, 'users/0.1/self/'],
      [null, 'users/0.1/self/'],
      [employer.token, 'users/0.1/nothing/'],
    ] as const) {
      const { headers } = await call(url, token, 'GET', path)
      expect(headers.get('content-type')).toBe('application/json')
    }
  })
})
