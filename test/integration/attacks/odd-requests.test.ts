import { connect } from 'node:net'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { routes } from '../../../server/http/routes/table.ts'
import { MIDWEEK_MS } from '../../sandbox-clock.ts'
import { aSegment } from '../http/arrange.ts'
import { ask, outcome, send } from '../http/client.ts'
import { withMarketplace } from '../http/marketplace.ts'

const marketplace = withMarketplace()

/** How often each table was written to, as the database itself counts it, with its rows. */
async function writesSoFar() {
  const { query } = marketplace().database
  const tables = await query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname = 'public' ORDER BY 1`,
  )
  const sums = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, coalesce(sum(hashtext(t::text)::bigint), 0)::text || ' ' ||
        count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) AS sum FROM ${name} t`,
  )
  return query(sums.join(' UNION ALL '))
}

describe('an address that is asked for', () => {
  it('changes nothing by being read: every GET, of everybody', async () => {
    const { url, employer, freelancer, arbiter, project } = marketplace()
    const { id } = project('hourly', 'active')
    // Whoever reads a week or a feed for the first time may not write either.
    const before = await writesSoFar()
    const asked: string[] = []
    for (const route of routes) {
      if (route.method !== 'GET' || route.respond.kind === 'stream') continue
      const path = route.url
        .replace(':captureId', v7())
        .replace(':disputeId', v7())
        .replace(/:(projectId|userId|threadId|display)/, '1')
        .replace(/:\w+/g, String(id))
      const query = 'currency=USD&from=2026-01-01&to=2026-01-02&zone=UTC&day=2026-01-01&amount=1'
      for (const token of [employer.token, freelancer.token, arbiter.token, undefined]) {
        await ask(url, 'GET', `${path}?${query}`, token ? { token } : {})
      }
      asked.push(path)
    }
    expect(asked.length).toBeGreaterThan(20)
    expect(await writesSoFar()).toEqual(before)
  })

  it.each(['/health', '/metrics', '/wp-login', '/admin', '/projectsx', '/.env', '/api/nothing'])(
    '%s, which there is not, is answered 404 and never with a page',
    async (path) => {
      const { status, body } = await ask(marketplace().url, 'GET', path)
      expect({ status, body }).toMatchObject({ status: 404, body: { code: 'not_found' } })
    },
  )

  it('of no page is told to a person on a page, with the same status', async () => {
    const { url } = marketplace()
    const headers = { accept: 'text/html,*/*' }
    expect((await ask(url, 'GET', '/nowhere', { headers })).status).toBe(404)
    expect((await ask(url, 'GET', '/projects/1', { headers })).status).toBe(200)
    expect((await ask(url, 'GET', '/?from=mail', {})).status).toBe(200)
  })
})

describe('connections that never say what they want', () => {
  const impatient = withMarketplace(undefined, null, { headersTimeoutMs: 2_000 })

  it('are closed, and keep nobody else out', async () => {
    const { url } = impatient()
    const { hostname, port } = new URL(url)
    const closed = Array.from({ length: 50 }, () => {
      const socket = connect(Number(port), hostname)
      socket.on('error', () => undefined).resume()
      socket.write('GET /api/health HTTP/1.1\r\nHost: x\r\nX-Slow: ')
      return new Promise<void>((resolve) => socket.once('close', () => resolve()))
    })
    expect((await ask(url, 'GET', '/api/health')).status).toBe(200)
    await Promise.all(closed)
  })
})

describe('values that no clock and no keyboard makes', () => {
  const YEAR_275_000 = 8_615_000_000_000_000

  it('T3 T11: hours of the year 275,000, and of a time before the project, are not posted', async () => {
    const { url, freelancer, project } = marketplace()
    const { id } = project('hourly', 'active')
    for (const [startMs, code] of [
      [YEAR_275_000, 'segment_in_future'],
      [0, 'segment_before_project'],
    ] as const) {
      const segment = { ...aSegment(id), startMs, endMs: startMs + 60_000, minutes: 1 }
      const posted = await send(url, freelancer.token, 'postSegment', {
        segment: { ...segment, activeMinutes: 0 },
      })
      expect(outcome(posted)).toBe(code)
    }
  })

  it('a session of then begins and ends now', async () => {
    const { url, freelancer, project, database } = marketplace()
    const sessionId = v7()
    const start = { projectId: project('hourly', 'active').id, deviceId: v7() }
    const times = { startedAtMs: YEAR_275_000, stoppedAtMs: YEAR_275_000 }
    await send(url, freelancer.token, 'startSession', { sessionId, ...start, ...times })
    await send(url, freelancer.token, 'stopSession', { sessionId, ...times })
    const rows = await database.query<{ started: number; stopped: number }>(
      `SELECT started_at_ms::float8 AS started, stopped_at_ms::float8 AS stopped
        FROM tracking_session WHERE id = $1`,
      [sessionId],
    )
    const latest = MIDWEEK_MS + 3_600_000
    expect(rows[0]?.started).toBeLessThan(latest)
    expect(rows[0]?.stopped).toBeLessThan(latest)
  })

  it('a NUL in what people type is refused, and is no fault of ours', async () => {
    const { url, freelancer } = marketplace()
    const { token } = freelancer
    const device = { deviceId: v7(), name: 'A\0B', platform: 'linux' }
    expect(outcome(await send(url, token, 'registerDevice', device))).toBe('malformed_request')
    const person = {
      ...{ name: 'A\0B', email: `${v7()}@example.com`, password: 'long enough' },
      ...{ role: 'freelancer', zone: 'UTC' },
    }
    for (const [path, body] of [
      ['sign-up/email', person],
      ['sign-in/email', { email: 'a\0b@example.com', password: 'long enough' }],
      ['device/code', { client_id: 'milepost-desktop', computer: 'A\0B' }],
      ['device/claim', { userCode: 'A\0B' }],
      ['device/token', { grant_type: 'x', device_code: 'A\0B', client_id: 'A\0B' }],
    ] as const) {
      const { status } = await ask(url, 'POST', `/api/auth/${path}`, { token, body })
      expect([path, status]).toEqual([path, 400])
    }
  })
})
