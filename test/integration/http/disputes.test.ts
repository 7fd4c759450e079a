import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { CommandType } from '../../../shared/contract/commands.ts'
import { ask, outcome, send } from './client.ts'
import { withMarketplace } from './marketplace.ts'

const marketplace = withMarketplace()

const get = (path: string, token: string) => ask(marketplace().url, 'GET', path, { token })

async function did(token: string, type: CommandType, payload: unknown): Promise<string> {
  const result = await send(marketplace().url, token, type, payload)
  expect([type, outcome(result)]).toEqual([type, 'applied'])
  return result.id
}

describe('P9: a dispute over HTTP', () => {
  it('P9: is read by its parties from the start, and by the arbiter when he is asked', async () => {
    const { employer, freelancer, arbiter, project } = marketplace()
    const { id: projectId, currency } = project('fixed', 'active')
    const money = { projectId, currency, amount: '9000', description: 'Twelve boxes' }
    const milestoneId = await did(employer.token, 'createMilestone', {
      ...money,
      confirmedSource: 'any',
    })
    const disputeId = await did(employer.token, 'openDispute', {
      about: { kind: 'milestone', id: milestoneId },
      reason: 'Six boxes are missing',
      freelancerAmount: '4500',
    })
    const path = `/api/disputes/${disputeId}`
    expect((await get(path, arbiter.token)).body).toMatchObject({ code: 'not_found' })
    expect((await get('/api/disputes', arbiter.token)).body).toEqual({
      disputes: [],
      projects: [],
      more: false,
    })

    const about = { kind: 'dispute', id: disputeId }
    await did(freelancer.token, 'sendMessage', { projectId, about, text: 'They are on their way' })
    const share = { disputeId, freelancerAmount: '8000' }
    await did(freelancer.token, 'offerInDispute', { ...share, message: 'Ten are done' })
    await did(employer.token, 'escalateDispute', { disputeId })
    for (const { token } of [employer, freelancer, arbiter]) {
      expect((await get(path, token)).body).toMatchObject({
        dispute: { id: disputeId, stage: 'arbitration', offers: [{}, { message: 'Ten are done' }] },
        project: { id: projectId },
        milestone: { id: milestoneId, state: 'disputed' },
        invoice: null,
      })
      expect((await get(`${path}/messages`, token)).body).toMatchObject({
        messages: [{ text: 'They are on their way' }],
        more: false,
      })
      expect((await get('/api/disputes', token)).body).toMatchObject({
        disputes: [{ id: disputeId }],
        projects: [{ id: projectId }],
      })
    }
    await did(arbiter.token, 'decideDispute', { ...share, reasoning: 'Ten of twelve came' })
    for (const { token } of [employer, freelancer]) {
      expect((await get(`/api/projects/${projectId}`, token)).body).toMatchObject({
        disputes: [{ id: disputeId, verdict: { by: 'arbiter', reasoning: 'Ten of twelve came' } }],
      })
      expect((await get('/api/finances', token)).body).toMatchObject({
        disputes: [{ id: disputeId, stage: 'resolved' }],
      })
    }
    const { body } = await get(`/api/projects/${projectId}/messages`, employer.token)
    expect(body).toMatchObject({
      more: false,
      messages: [{ about, author: { id: freelancer.userId } }],
    })
  })

  it('P9: that is not there, or has no such id, is answered so', async () => {
    const { employer } = marketplace()
    expect((await get(`/api/disputes/${v7()}`, employer.token)).status).toBe(404)
    expect((await get('/api/disputes/7', employer.token)).body).toMatchObject({
      code: 'malformed_request',
      issues: [{ path: 'disputeId' }],
    })
  })

  it('P9: the arbiter finds nothing of projects, money or hours', async () => {
    const { arbiter } = marketplace()
    expect((await get('/api/projects', arbiter.token)).body).toEqual({ projects: [] })
    expect((await get('/api/me', arbiter.token)).body).toMatchObject({
      account: { role: 'arbiter', paymentSource: null },
      balances: [],
    })
    expect((await get('/api/finances', arbiter.token)).body).toMatchObject({
      balances: [],
      milestones: [],
      milestoneRequests: [],
      invoices: [],
      disputes: [],
    })
  })
})
