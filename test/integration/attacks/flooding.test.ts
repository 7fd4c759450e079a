import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { PATHS } from '../../../shared/contract/http.ts'
import { MIDWEEK_MS, moveClock } from '../../sandbox-clock.ts'
import { aSegment, picture } from '../http/arrange.ts'
import { ask, outcome, send } from '../http/client.ts'
import { withMarketplace } from '../http/marketplace.ts'

const marketplace = withMarketplace()

const push = (token: string, type: string, count: number, payload: unknown = {}) => {
  const commands = Array.from({ length: count }, () => {
    return { id: v7(), type, issuedAtMs: MIDWEEK_MS, payload }
  })
  return ask(marketplace().url, 'POST', PATHS.commands, { token, body: { commands } })
}

describe('an account that floods', () => {
  it('is told to wait, in the designed words, and holds up nobody else and nothing of another kind', async () => {
    const { url, strangers, employer } = marketplace()
    const { token } = strangers[0]
    for (let count = 0; count < 6; count += 1) {
      expect((await push(token, 'sendMessage', 50)).status).toBe(200)
    }
    const refused = await push(token, 'sendMessage', 50)
    expect(refused.body).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await push(token, 'postProject', 1)).status).toBe(200)
    expect((await push(employer.token, 'sendMessage', 50)).status).toBe(200)
    expect((await ask(url, 'GET', '/api/me', { token })).status).toBe(200)
  })

  it('does so at the addresses of the Freelancer.com contract too', async () => {
    const { url, strangers } = marketplace()
    const { token } = strangers[1]
    for (let count = 0; count < 4; count += 1) await push(token, 'madeUp', 50)
    const path = '/api/projects/0.1/milestone_requests/1/?action=delete'
    const { status, body, headers } = await ask(url, 'PUT', path, { token, body: {} })
    expect({ status, body }).toMatchObject({
      status: 429,
      body: { error_code: 'RestExceptionCodes.TOO_MANY_REQUESTS' },
    })
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('sends no more bytes of pictures on a day than months of work have, and may go on the next', async () => {
    const { url, freelancer, project, database } = marketplace()
    const captureId = v7()
    const shot = await picture()
    const segment = aSegment(project('hourly', 'active').id, { captureId, shot })
    expect(outcome(await send(url, freelancer.token, 'postSegment', { segment }))).toBe('applied')
    const put = () =>
      ask(url, 'PUT', `/api/captures/${captureId}/displays/0`, {
        ...{ token: freelancer.token, body: shot, type: 'image/webp' },
      })
    const fill = (day: number) =>
      database.query(
        `INSERT INTO picture_quota (account_id, day, bytes) VALUES ($1, $2, 1000000000)`,
        [freelancer.userId, new Date(day).toISOString().slice(0, 10)],
      )
    await fill(MIDWEEK_MS - 86_400_000)
    await fill(MIDWEEK_MS)
    const refused = await put()
    expect(refused.body).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60)
    await database.query('UPDATE picture_quota SET bytes = bytes - $1', [shot.length])
    expect((await put()).status).toBe(204)
    expect((await put()).status).toBe(204)
    const [row] = await database.query<{ bytes: number }>(
      'SELECT bytes::integer FROM picture_quota ORDER BY day DESC LIMIT 1',
    )
    expect(row?.bytes).toBe(1_000_000_000)
  })

  it('N1: tells of one message a minute in a conversation; the messages are all there', async () => {
    const { url, employer, freelancer, project, database } = marketplace()
    const told = async () => {
      const [row] = await database.query<{ count: number }>(
        `SELECT count(*)::integer AS count FROM notice
          WHERE account_id = $1 AND body->>'kind' = 'messageReceived'`,
        [employer.userId],
      )
      return row?.count
    }
    const write = (type: string, status: string) =>
      send(url, freelancer.token, 'sendMessage', {
        ...{ projectId: project(type, status).id, about: null, text: 'Hello' },
      })
    for (let count = 0; count < 3; count += 1) {
      expect(outcome(await write('hourly', 'active'))).toBe('applied')
    }
    expect(await told()).toBe(1)
    await write('fixed', 'active')
    expect(await told()).toBe(2)
    await moveClock({ url }, MIDWEEK_MS + 3_600_000)
    await write('hourly', 'active')
    await write('hourly', 'active')
    expect(await told()).toBe(3)
    const messages = `/api/projects/${project('hourly', 'active').id}/messages`
    const { body } = await ask(url, 'GET', messages, { token: employer.token })
    expect(body.messages).toHaveLength(5)
  })
})
