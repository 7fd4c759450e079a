import { request } from 'node:http'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../shared/contract/errors.ts'
import type { SegmentDto } from '../../../shared/contract/segments.ts'
import { en } from '../../../shared/words/en/index.ts'
import { MIDWEEK_MS } from '../../sandbox-clock.ts'
import { aSegment, picture } from './arrange.ts'
import { ask, outcome, send } from './client.ts'
import { withMarketplace } from './marketplace.ts'

const marketplace = withMarketplace()
const MINUTE_MS = 60_000
const capturePath = (captureId: string, display = 0) =>
  `/api/captures/${captureId}/displays/${display}`

/** Everything of both parties that money or requests could have changed. */
async function moneyOf() {
  const { url, employer, freelancer } = marketplace()
  const read = async (token: string) => (await ask(url, 'GET', '/api/finances', { token })).body
  return [await read(employer.token), await read(freelancer.token)]
}

describe('M2, L3: amounts that are none', () => {
  const usd = [
    ['0', 'amount_not_positive'],
    ['-5', 'amount_not_positive'],
    ['1.234', 'amount_too_precise'],
    ['1e3', 'amount_malformed'],
    [' ', 'amount_malformed'],
    ['', 'amount_malformed'],
    ['1,000', 'amount_malformed'],
    [`1${'0'.repeat(30)}`, 'amount_too_large'],
  ] as const

  it.each(usd)(
    'refuses "%s" USD from both sides as %s, and nothing moves',
    async (amount, code) => {
      const { url, employer, freelancer, project } = marketplace()
      const { id: projectId } = project('hourly', 'active')
      const before = await moneyOf()
      const payload = { projectId, amount, currency: 'USD', description: 'Week one' }
      const asked = await send(url, freelancer.token, 'requestMilestone', payload)
      const made = await send(url, employer.token, 'createMilestone', {
        ...payload,
        confirmedSource: 'any',
      })
      expect([outcome(asked), outcome(made)]).toEqual([code, code])
      const funding = await ask(
        url,
        'GET',
        `/api/projects/${projectId}/funding?amount=${encodeURIComponent(amount)}`,
        { token: employer.token },
      )
      expect(funding.body).toMatchObject({ status: 422, code })
      expect(await moneyOf()).toEqual(before)
    },
  )

  it.each([
    ['', 'description_missing'],
    ['\u200b', 'description_missing'],
    ['Logo\u0000', 'malformed_request'],
    ['Logo \ud83d', 'malformed_request'],
    ['Logo \u202efdp.exe', 'malformed_request'],
  ] as const)('M2: the description %j is refused as %s, and nothing moves', async (text, code) => {
    const { url, employer, project } = marketplace()
    const { id: projectId } = project('hourly', 'active')
    const before = await moneyOf()
    const made = await send(url, employer.token, 'createMilestone', {
      ...{ projectId, amount: '5', currency: 'USD', confirmedSource: 'any' },
      description: text,
    })
    expect(outcome(made)).toBe(code)
    expect(made).toMatchObject({ error: { issues: [{ path: 'payload.description' }] } })
    expect(await moneyOf()).toEqual(before)
  })

  it('Y2: a segment is taken whatever its memo holds', async () => {
    const { url, freelancer, project } = marketplace()
    const { id: projectId } = project('hourly', 'active')
    const segment = { ...aSegment(projectId), memo: 'Draft\u0000 \ud83d' }
    expect(outcome(await send(url, freelancer.token, 'postSegment', { segment }))).toBe('applied')
  })

  it('refuses "1.5" JPY', async () => {
    const { url, employer, freelancer, project } = marketplace()
    const { id: projectId } = project('fixed', 'active')
    const payload = { projectId, amount: '1.5', currency: 'JPY', description: 'Draft' }
    const asked = await send(url, freelancer.token, 'requestMilestone', payload)
    const made = await send(url, employer.token, 'createMilestone', {
      ...payload,
      confirmedSource: 'any',
    })
    expect([outcome(asked), outcome(made)]).toEqual(['amount_too_precise', 'amount_too_precise'])
  })
})

describe('M1, T9: projects that do not take it', () => {
  it("refuses what does not exist and what is someone else's alike", async () => {
    const {
      url,
      freelancer,
      strangers: [, stranger],
      project,
    } = marketplace()
    const payload = (projectId: number) => ({
      projectId,
      amount: '1.00',
      currency: 'USD',
      description: 'x',
    })
    const missing = await send(url, freelancer.token, 'requestMilestone', payload(999_999))
    const { id } = project('hourly', 'active')
    const foreign = await send(url, stranger.token, 'requestMilestone', payload(id))
    expect([outcome(missing), outcome(foreign)]).toEqual(['not_found', 'not_found'])
    const wrong = { ...payload(id), projectId: 'one' }
    const nonsense = await send(url, freelancer.token, 'requestMilestone', wrong)
    expect(nonsense).toMatchObject({
      status: 'refused',
      error: { code: 'malformed_request', issues: [{ path: 'payload.projectId' }] },
    })
  })

  it('refuses an unaccepted project', async () => {
    const { url, freelancer, project } = marketplace()
    const { id: projectId } = project('hourly', 'awarded')
    const asked = await send(url, freelancer.token, 'requestMilestone', {
      projectId,
      amount: '1.00',
      currency: 'USD',
      description: 'x',
    })
    expect(outcome(asked)).toBe('project_not_in_current_work')
    const posted = await send(url, freelancer.token, 'postSegment', {
      segment: aSegment(projectId),
    })
    expect(outcome(posted)).toBe('project_not_accepted')
  })

  it.each(['0', '-1', 'one', '1.5', '99999999999'])(
    'refuses the address of project %s',
    async (id) => {
      const { url, freelancer } = marketplace()
      const answer = await ask(url, 'GET', `/api/projects/${id}`, { token: freelancer.token })
      expect(answer.body).toMatchObject({
        code: 'malformed_request',
        issues: [{ path: 'projectId' }],
      })
    },
  )
})

describe('requests that cannot be read', () => {
  it('refuses malformed JSON', async () => {
    const { url, freelancer } = marketplace()
    for (const body of ['{"commands": [', 'null', '[]', '""']) {
      const answer = await ask(url, 'POST', '/api/commands', { token: freelancer.token, body })
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(answer.body).toMatchObject({ status: 400, code: 'malformed_request' })
    }
  })

  it('refuses another kind of content', async () => {
    const { url, freelancer } = marketplace()
    for (const type of ['text/plain', 'application/xml', 'image/webp']) {
      const asking = { token: freelancer.token, body: '{}', type }
      const answer = await ask(url, 'POST', '/api/commands', asking)
      expect(answer.body).toMatchObject({ status: 415, code: 'unsupported_media_type' })
    }
  })

  it('Y4, Y5: refuses an unknown command by itself, and applies the one beside it', async () => {
    const { url, freelancer, project } = marketplace()
    const segment = aSegment(project('hourly', 'active').id)
    const command = (type: string, payload: unknown) => ({
      id: v7(),
      type,
      issuedAtMs: Date.now(),
      payload,
    })
    const commands = [command('somethingNew', {}), command('postSegment', { segment })]
    const { body } = await ask(url, 'POST', '/api/commands', {
      token: freelancer.token,
      body: { commands },
    })
    expect(body).toMatchObject({
      results: [
        { status: 'refused', error: { code: 'unknown_command' } },
        { status: 'applied', replayed: false },
      ],
    })
  })

  it('refuses more commands than one push may carry', async () => {
    const { url, freelancer } = marketplace()
    const one = () => ({ id: v7(), type: 'stopSession', issuedAtMs: 0, payload: {} })
    const body = { commands: Array.from({ length: 51 }, one) }
    const answer = await ask(url, 'POST', '/api/commands', { token: freelancer.token, body })
    expect(answer.body).toMatchObject({ code: 'malformed_request', issues: [{ path: 'commands' }] })
  })

  it('names each field of an address that it cannot read', async () => {
    const { url, freelancer, project } = marketplace()
    const diary = `/api/projects/${project('hourly', 'active').id}/diary`
    for (const [path, field] of [
      [`${diary}?day=2026-02-30&zone=UTC`, 'day'],
      [`${diary}?day=2026-02-20&zone=Nowhere`, 'zone'],
      ['/api/changes?since=-1', 'since'],
      ['/api/changes?limit=100000', 'limit'],
      ['/api/events?lastEventId=last', 'lastEventId'],
    ] as const) {
      const answer = await ask(url, 'GET', path, { token: freelancer.token })
      expect(answer.body).toMatchObject({ code: 'malformed_request', issues: [{ path: field }] })
    }
    const undecodable = await ask(url, 'GET', '/api/projects/%zz', { token: freelancer.token })
    expect(undecodable.body).toMatchObject({ status: 400, code: 'malformed_request' })
  })

  it('knows no other address', async () => {
    const { url, freelancer } = marketplace()
    for (const [method, path] of [
      ['GET', '/api/nothing'],
      ['DELETE', '/api/me'],
      ['POST', '/api'],
    ] as const) {
      const answer = await ask(url, method, path, { token: freelancer.token })
      expect(answer.body).toMatchObject({ status: 404, code: 'not_found' })
    }
  })
})

describe('T2, T11: stretches of time that cannot be', () => {
  const post = (change: object) => {
    const { url, freelancer, project } = marketplace()
    const segment = { ...aSegment(project('hourly', 'active').id), ...change }
    return send(url, freelancer.token, 'postSegment', { segment })
  }
  const at = (fromMinute: number, toMinute: number) => ({
    startMs: MIDWEEK_MS + fromMinute * MINUTE_MS,
    endMs: MIDWEEK_MS + toMinute * MINUTE_MS,
  })

  it.each<[string, Partial<SegmentDto>, ErrorCode]>([
    ['in the future', at(30, 35), 'segment_in_future'],
    ['an hour long', at(-90, -30), 'segment_too_long'],
    ['without length', at(-50, -50), 'segment_empty'],
    ['that ends before it starts', at(-50, -51), 'segment_empty'],
    ['over a ten-minute edge', at(-45, -36), 'segment_over_edge'],
    ['of last year', at(-600_000, -599_995), 'segment_before_project'],
    ['that was not tracked', { manual: true }, 'manual_time_refused'],
    ['of more minutes than it touches', { minutes: 6 }, 'malformed_request'],
  ])('refuses one %s, and says what to do', async (_name, change, code) => {
    const result = await post(change)
    expect(outcome(result)).toBe(code)
    expect(result).toMatchObject({
      error: en.words.errors[code],
    })
  })

  it('refuses the later of two that overlap, and keeps the first', async () => {
    const first = at(-40, -35)
    expect(outcome(await post(first))).toBe('applied')
    const overlapping = { startMs: first.endMs - 1, endMs: first.endMs + MINUTE_MS }
    expect(outcome(await post(overlapping))).toBe('segment_overlaps')
    const touching = { startMs: first.endMs, endMs: first.endMs + MINUTE_MS }
    expect(outcome(await post({ ...touching, minutes: 1, activeMinutes: 1 }))).toBe('applied')
  })

  it('T1: refuses one that begins before its session', async () => {
    const { url, freelancer, project } = marketplace()
    const sessionId = v7()
    const { startMs } = at(-28, -23)
    const hourly = project('hourly', 'active').id
    const session = { sessionId, projectId: hourly, deviceId: v7(), startedAtMs: startMs }
    await send(url, freelancer.token, 'startSession', session)
    expect(outcome(await post({ ...at(-29, -24), sessionId }))).toBe('segment_before_session')
    expect(outcome(await post({ ...at(-28, -23), sessionId }))).toBe('applied')
    await send(url, freelancer.token, 'stopSession', { sessionId, stoppedAtMs: startMs })
  })
})

describe('S2: pictures that are none', () => {
  const captureId = v7()
  let shot: Buffer

  const put = (body: Uint8Array, id = captureId, type = 'image/webp') => {
    const { url, freelancer } = marketplace()
    return ask(url, 'PUT', capturePath(id), { token: freelancer.token, body, type })
  }

  beforeAll(async () => {
    const { url, freelancer, project } = marketplace()
    shot = await picture()
    const segment = aSegment(project('hourly', 'active').id, { captureId, shot })
    expect(outcome(await send(url, freelancer.token, 'postSegment', { segment }))).toBe('applied')
  })

  it('refuses text, another format by its true name, and one that is not the named one', async () => {
    const { url, freelancer, project } = marketplace()
    const text = Buffer.from('this is not a picture')
    expect((await put(text)).body).toMatchObject({ status: 422, code: 'picture_mismatch' })
    const named = v7()
    const segment = aSegment(project('hourly', 'active').id, { captureId: named, shot: text })
    expect(outcome(await send(url, freelancer.token, 'postSegment', { segment }))).toBe('applied')
    expect((await put(text, named)).body).toMatchObject({ status: 415, code: 'picture_not_webp' })
    const png = await put(shot, captureId, 'image/png')
    expect(png.body).toMatchObject({ status: 415, code: 'unsupported_media_type' })
    const other = await put(await picture('#ffffff'))
    expect(other.body).toMatchObject({ status: 422, code: 'picture_mismatch' })
    const unknown = await put(shot, v7())
    expect(unknown.body).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('refuses one of 50 MB with a clear answer before reading it', async () => {
    const huge = await put(new Uint8Array(50_000_000))
    expect(huge.body).toMatchObject({ status: 413, code: 'payload_too_large' })
  })

  it('refuses one that grows past the limit without having said so', async () => {
    const { url, freelancer } = marketplace()
    const answer = await new Promise<{ status: number; sent: number }>((resolve, reject) => {
      let sent = 0
      const asking = request(new URL(capturePath(captureId), url), {
        method: 'PUT',
        headers: { authorization: `Bearer ${freelancer.token}`, 'content-type': 'image/webp' },
      })
      const chunk = Buffer.alloc(64 * 1024)
      let answered = false
      const pump = () => {
        if (answered || sent > 50_000_000) return asking.end()
        sent += chunk.length
        asking.write(chunk, pump)
      }
      asking.once('response', (response) => {
        answered = true
        response.resume()
        resolve({ status: response.statusCode ?? 0, sent })
      })
      asking.once('error', (error) => answered || reject(error))
      pump()
    })
    expect(answer.status).toBe(413)
    expect(answer.sent).toBeLessThan(50_000_000)
  })

  it('takes the right one after all that, and again', async () => {
    expect((await put(shot)).status).toBe(204)
    expect((await put(shot)).status).toBe(204)
  })
})
