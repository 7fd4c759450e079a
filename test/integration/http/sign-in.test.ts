import { describe, expect, it } from 'vitest'
import { ask } from './client.ts'
import { withMarketplace } from './marketplace.ts'

const marketplace = withMarketplace()

const signIn = (email: string, password: string) =>
  ask(marketplace().url, 'POST', '/api/auth/sign-in/email', { body: { email, password } })

/** The cookie as a browser would send it back. */
const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

describe('signing in with a password', () => {
  it('sets a cookie that scripts cannot read and foreign pages cannot send', async () => {
    const { employer } = marketplace()
    const answer = await signIn(employer.email, employer.password)
    expect(answer.status).toBe(200)
    const [line] = answer.headers.getSetCookie()
    expect(line).toMatch(/^milepost\.session_token=/)
    expect(line).toMatch(/HttpOnly/i)
    expect(line).toMatch(/SameSite=Lax/i)
    const me = await ask(marketplace().url, 'GET', '/api/me', { cookie: cookieOf(answer.headers) })
    expect(me.body).toMatchObject({ account: { id: employer.userId, role: 'employer' } })
  })

  it('says the same of a wrong password and an unknown address', async () => {
    const { employer } = marketplace()
    const wrong = await signIn(employer.email, 'not the password')
    const unknown = await signIn('nobody@example.com', 'not the password')
    expect(wrong.status).toBe(401)
    expect(wrong.body).toMatchObject({ code: expect.any(String), message: expect.any(String) })
    expect(unknown.body).toEqual(wrong.body)
  })

  it('refuses an account after ten attempts a minute, and says how long to wait', async () => {
    const statuses: number[] = []
    for (let attempt = 0; attempt < 11; attempt += 1) {
      statuses.push((await signIn('guessed@example.com', `guess ${attempt}`)).status)
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429])
    const refused = await signIn('GUESSED@example.com', 'guess')
    expect(refused.headers.get('content-type')).toContain('application/problem+json')
    expect(refused.body).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    const { freelancer } = marketplace()
    expect((await signIn(freelancer.email, freelancer.password)).status).toBe(200)
  })

  it('signs up with a role and a zone, and takes neither short passwords nor unknown zones', async () => {
    const { url } = marketplace()
    const body = {
      name: 'Ines Duarte',
      email: 'ines@example.com',
      password: 'long enough',
      role: 'freelancer',
      zone: 'Europe/Lisbon',
    }
    const signUp = (change: object) =>
      ask(url, 'POST', '/api/auth/sign-up/email', { body: { ...body, ...change } })
    for (const [path, change] of [
      ['password', { password: 'too short' }],
      ['zone', { zone: 'Mars/Olympus' }],
      ['role', { role: 'admin' }],
      // P9: nobody makes himself an arbiter.
      ['role', { role: 'arbiter' }],
      ['email', { email: 'nonsense' }],
      ['name', { name: '\u200b' }],
      ['name', { name: 'Ines\u202eetraud' }],
      ['name', { name: 'Ines\nDuarte' }],
      ['name', { name: 'Ines\u0000' }],
    ] as const) {
      const refused = await signUp(change)
      expect(refused.body).toMatchObject({ code: 'malformed_request', issues: [{ path }] })
    }
    const made = await signUp({})
    expect(made.status).toBe(200)
    const me = await ask(url, 'GET', '/api/me', { token: String(made.body.token) })
    expect(me.body).toMatchObject({ account: { role: 'freelancer', zone: 'Europe/Lisbon' } })
    expect((await signUp({})).status).toBe(422)
  })

  it("keeps the library's other doors shut", async () => {
    const { url, freelancer } = marketplace()
    for (const door of ['update-user', 'delete-user', 'change-email', 'list-sessions']) {
      const answer = await ask(url, 'POST', `/api/auth/${door}`, {
        token: freelancer.token,
        body: { role: 'employer' },
      })
      expect(answer.body).toMatchObject({ status: 404, code: 'not_found' })
    }
  })
})

describe('a session that is no longer one', () => {
  const refused = { status: 401, code: 'signed_out' }

  it('is signed out with an invented token', async () => {
    const answer = await ask(marketplace().url, 'GET', '/api/me', { token: 'invented' })
    expect(answer.body).toMatchObject(refused)
  })

  it('is signed out after it expired', async () => {
    const { url, employer, database } = marketplace()
    const { body } = await signIn(employer.email, employer.password)
    const token = String(body.token)
    await database.query(
      `UPDATE auth_session SET expires_at = now() - interval '1 second'
        WHERE token = encode(sha256($1), 'hex')`,
      [token],
    )
    expect((await ask(url, 'GET', '/api/me', { token })).body).toMatchObject(refused)
  })

  it('is signed out after signing out', async () => {
    const { url, employer } = marketplace()
    const { headers, body } = await signIn(employer.email, employer.password)
    const cookie = cookieOf(headers)
    const out = await ask(url, 'POST', '/api/auth/sign-out', { cookie, origin: url, body: {} })
    expect(out.status).toBe(200)
    expect((await ask(url, 'GET', '/api/me', { cookie })).body).toMatchObject(refused)
    const byToken = await ask(url, 'GET', '/api/me', { token: String(body.token) })
    expect(byToken.body).toMatchObject(refused)
  })
})

describe('a request that a foreign page could have forged', () => {
  const forged = { status: 403, code: 'forbidden_origin' }
  const push = { commands: [] }

  it('is refused with a cookie and no origin, or another one', async () => {
    const { url, employer } = marketplace()
    const cookie = cookieOf((await signIn(employer.email, employer.password)).headers)
    const path = '/api/commands'
    const { port } = new URL(url)
    for (const origin of [
      undefined,
      'https://evil.example',
      'null',
      `http://localhost.evil:${port}`,
    ]) {
      const answer = await ask(url, 'POST', path, {
        cookie,
        body: push,
        ...(origin ? { origin } : {}),
      })
      expect(answer.body).toMatchObject(forged)
    }
    const own = await ask(url, 'POST', path, { cookie, origin: url, body: push })
    expect(own.body).toMatchObject({ code: 'malformed_request' })
  })

  it('is refused at the sign-in too', async () => {
    const { url, employer } = marketplace()
    const answer = await ask(url, 'POST', '/api/auth/sign-in/email', {
      origin: 'https://evil.example',
      body: { email: employer.email, password: employer.password },
    })
    expect(answer.body).toMatchObject(forged)
  })

  it('cannot carry a bearer token, which is let in from anywhere', async () => {
    const { url, employer } = marketplace()
    const answer = await ask(url, 'POST', '/api/commands', {
      token: employer.token,
      origin: 'https://elsewhere.example',
      body: push,
    })
    expect(answer.body).toMatchObject({ code: 'malformed_request' })
  })
})
