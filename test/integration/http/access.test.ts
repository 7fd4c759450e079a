import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../server/http/routes/table.ts'
import type { commandPayloads } from '../../../shared/contract/commands.ts'
import { aSegment, picture } from './arrange.ts'
import { ask, outcome, send } from './client.ts'
import { withMarketplace } from './marketplace.ts'

const marketplace = withMarketplace()
const closed = routes.filter((route) => route.access === 'signedIn')

let captureId: string
let requestId: string
let milestoneId: string

/** The address of a route, with what the first pair owns filled in. */
const addressOf = (url: string) => {
  const projectId = String(marketplace().project('hourly', 'active').id)
  const filled = url.replace(':projectId', projectId).replace(':captureId', captureId)
  const query = url.endsWith('/diary') ? '?day=2026-03-02&zone=UTC' : '?amount=1.00'
  return filled.replace(':display', '0') + query
}

beforeAll(async () => {
  const { url, freelancer, employer, project } = marketplace()
  const shot = await picture()
  captureId = v7()
  const hourly = project('hourly', 'active')
  const money = { projectId: hourly.id, amount: '10.00', currency: hourly.currency }
  const segment = aSegment(hourly.id, { captureId, shot })
  expect(outcome(await send(url, freelancer.token, 'postSegment', { segment }))).toBe('applied')
  requestId = v7()
  milestoneId = v7()
  const asked = { ...money, description: 'Week one' }
  await send(url, freelancer.token, 'requestMilestone', asked, requestId)
  await send(url, employer.token, 'createMilestone', asked, milestoneId)
  const put = { token: freelancer.token, body: shot, type: 'image/webp' }
  const path = addressOf('/api/captures/:captureId/displays/:display')
  expect((await ask(url, 'PUT', path, put)).status).toBe(204)
})

describe('who may call what', () => {
  it.each(closed.map((route) => [`${route.method} ${route.url}`, route] as const))(
    'lets nobody in who is not signed in: %s',
    async (_name, { method, url: path }) => {
      const answer = await ask(marketplace().url, method, addressOf(path), {
        ...(method === 'GET' ? {} : { body: {} }),
      })
      expect(answer.body).toMatchObject({ status: 401, code: 'signed_out' })
    },
  )

  const owned = closed.filter((route) => /:(projectId|captureId)/.test(route.url))
  it.each(owned.map((route) => [`${route.method} ${route.url}`, route] as const))(
    'shows a stranger nothing, and each party its part: %s',
    async (_name, { method, url: path }) => {
      const { url, strangers, employer, freelancer } = marketplace()
      const shot = method === 'PUT' ? { body: await picture(), type: 'image/webp' } : {}
      const as = (token: string) => ask(url, method, addressOf(path), { ...shot, token })
      for (const { token } of strangers) {
        expect((await as(token)).body).toMatchObject({ status: 404, code: 'not_found' })
      }
      // What a payment would charge is the employer's to see (P2); a capture, the freelancer's to send.
      const freelancerSees = path.endsWith('/funding') ? 404 : method === 'PUT' ? 204 : 200
      expect((await as(freelancer.token)).status).toBe(freelancerSees)
      expect((await as(employer.token)).status).toBe(method === 'PUT' ? 404 : 200)
    },
  )

  it('answers a stranger not_found to every command on what is not theirs', async () => {
    const { url, strangers, project } = marketplace()
    const { id: projectId, currency } = project('hourly', 'active')
    const money = { projectId, amount: '10.00', currency, description: 'Mine now' }
    const attempts: Partial<Record<keyof typeof commandPayloads, unknown>> = {
      acceptProject: { projectId },
      startSession: { sessionId: v7(), projectId, deviceId: v7(), startedAtMs: Date.now() },
      postSegment: { segment: aSegment(projectId) },
      requestMilestone: money,
      createMilestone: money,
      withdrawMilestoneRequest: { requestId },
      acceptMilestoneRequest: { requestId },
      rejectMilestoneRequest: { requestId, reason: null },
      releaseMilestone: { milestoneId, amount: '10.00' },
      cancelMilestone: { milestoneId },
    }
    for (const [type, payload] of Object.entries(attempts)) {
      for (const { token, role } of strangers) {
        const result = await send(url, token, type as keyof typeof commandPayloads, payload)
        expect([role, type, outcome(result)]).toEqual([role, type, 'not_found'])
      }
    }
  })

  it('answers not_found to commands of the other party', async () => {
    const { url, employer, freelancer } = marketplace()
    const accept = await send(url, freelancer.token, 'acceptMilestoneRequest', { requestId })
    expect(outcome(accept)).toBe('not_found')
    const withdraw = await send(url, employer.token, 'withdrawMilestoneRequest', { requestId })
    expect(outcome(withdraw)).toBe('not_found')
  })
})
