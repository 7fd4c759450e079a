import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../shared/contract/feed.ts'
import { API_VERSION_HEADER } from '../../../shared/contract/http.ts'
import { ask, outcome, send } from './client.ts'
import { openEvents } from './event-reader.ts'
import { withMarketplace } from './marketplace.ts'

const marketplace = withMarketplace()
const events = (query = '') => `${marketplace().url}/api/events${query}`

/** The freelancer asks, which the employer is told of. */
async function requestMilestone(description: string): Promise<string> {
  const { url, freelancer, project } = marketplace()
  const { id: projectId, currency } = project('hourly', 'active')
  const payload = { projectId, amount: '5.00', currency, description }
  const id = v7()
  expect(outcome(await send(url, freelancer.token, 'requestMilestone', payload, id))).toBe(
    'applied',
  )
  return id
}

const subjects = (notices: { data: string }[]) =>
  notices.map(({ data }) => (JSON.parse(data) as Notice).subjectId)

/** A closed stream that has met all of an account's notices. */
async function everyNotice(token: string) {
  const stream = await openEvents(events(), token)
  await stream.until(() => stream.changes().length === 1)
  await stream.close()
  return stream
}

describe('N2: the event stream', () => {
  it('gives each notice exactly once, however often it is cut and resumed', async () => {
    const { employer } = marketplace()
    const asked: string[] = []
    const told: (string | null)[] = []
    let lastId = '0'
    for (let round = 0; round < 4; round += 1) {
      // Some while nobody listens, one while somebody does.
      asked.push(await requestMilestone(`round ${round}, away`))
      const byHeader = round % 2 === 0
      const stream = await openEvents(
        byHeader ? events() : events(`?lastEventId=${lastId}`),
        employer.token,
        byHeader ? { 'last-event-id': lastId } : {},
      )
      await stream.until(() => stream.notices().length === 1)
      asked.push(await requestMilestone(`round ${round}, listening`))
      await stream.until(() => stream.notices().length === 2)
      await stream.close()
      told.push(...subjects(stream.notices()))
      lastId = stream.notices().at(-1)?.id ?? ''
    }
    expect(told).toEqual(asked)
    const ids = await openEvents(events(), employer.token)
    await ids.until(() => ids.notices().length === asked.length)
    expect(ids.notices().map(({ id }) => Number(id))).toEqual(asked.map((_, index) => index + 1))
    await ids.close()
  })

  it('says how far the feed has grown, at once and whenever it grows', async () => {
    const { url, freelancer } = marketplace()
    const stream = await openEvents(events(), freelancer.token)
    await stream.until(() => stream.changes().length === 1)
    await requestMilestone('another')
    await stream.until(() => stream.changes().length === 2)
    const cursors = stream.changes().map(({ data }) => JSON.parse(data).cursor as number)
    const { body } = await ask(url, 'GET', `/api/changes?since=${cursors[0]}`, {
      token: freelancer.token,
    })
    expect(body).toMatchObject({ cursor: cursors[1], more: false })
    await stream.close()
  })

  it('Y7: says first which database speaks and how many notices there are', async () => {
    const { url, employer } = marketplace()
    const stream = await openEvents(events('?lastEventId=1000000'), employer.token)
    await stream.until(() => stream.changes().length === 1)
    const [first] = stream.all()
    const { body } = await ask(url, 'GET', '/api/changes', { token: employer.token })
    const lastNotice = subjects((await everyNotice(employer.token)).notices()).length
    expect(first?.event).toBe('hello')
    expect(JSON.parse(first?.data ?? '')).toEqual({ epoch: body.epoch, lastNotice })
    await stream.close()
  })

  it('tells nobody what is not theirs', async () => {
    const {
      strangers: [stranger],
      employer,
    } = marketplace()
    const stream = await openEvents(events(), stranger.token)
    await stream.until(() => stream.changes().length === 1)
    const witness = await openEvents(events(), employer.token)
    await witness.until(() => witness.changes().length === 1)
    await requestMilestone('private')
    await witness.until(() => witness.changes().length === 2)
    expect([stream.changes().length, stream.notices()]).toEqual([1, []])
    await Promise.all([stream.close(), witness.close()])
  })

  it('is not for proxies to buffer or keep, and names the version', async () => {
    const stream = await openEvents(events(), marketplace().employer.token)
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
    expect(stream.headers.get('cache-control')).toBe('no-store')
    expect(stream.headers.get('x-accel-buffering')).toBe('no')
    expect(stream.headers.get(API_VERSION_HEADER)).toBe('1')
    await stream.close()
  })

  it('shows signs of life, and ends soon after the session does', async () => {
    const { url, employer, database } = marketplace()
    const { body } = await ask(url, 'POST', '/api/auth/sign-in/email', {
      body: { email: employer.email, password: employer.password },
    })
    const token = String(body.token)
    const stream = await openEvents(events(), token)
    await stream.until(() => stream.comments.length > 0)
    await database.query("DELETE FROM auth_session WHERE token = encode(sha256($1), 'hex')", [
      token,
    ])
    await stream.ended()
  })

  it('lets one account hold no more than twenty', async () => {
    const {
      strangers: [stranger],
    } = marketplace()
    const open = await Promise.all(
      Array.from({ length: 20 }, () => openEvents(events(), stranger.token)),
    )
    const refused = await openEvents(events(), stranger.token)
    expect(refused.status).toBe(429)
    await Promise.all(open.map((stream) => stream.close()))
  })
})
