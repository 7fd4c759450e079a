import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { askForCode, letAppIn, redeem } from '../http/app-token.ts'
import { ask, outcome, send } from '../http/client.ts'
import { withMarketplace } from '../http/marketplace.ts'

const marketplace = withMarketplace()

const signIn = async (who: { email: string; password: string }, cookie?: string) => {
  const { url } = marketplace()
  const { email, password } = who
  const answer = await ask(url, 'POST', '/api/auth/sign-in/email', {
    body: { email, password },
    ...(cookie ? { cookie, origin: url } : {}),
  })
  const made = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  return { token: String(answer.body.token), cookie: made.join('; ') }
}

const OWN = "token = encode(sha256($1), 'hex')"

/** A session that began with a password, which was last given so many minutes ago. */
async function sessionOf({ userId }: { userId: number }, minutes: number): Promise<string> {
  const token = v7()
  await marketplace().database.query(
    `INSERT INTO auth_session (user_id, token, kind, password_at, expires_at)
      VALUES ($2, encode(sha256($1), 'hex'), 'password', now() - $3 * interval '1 minute',
        now() + interval '1 day')`,
    [token, userId, minutes],
  )
  return token
}

const me = (proof: { token?: string; cookie?: string }) =>
  ask(marketplace().url, 'GET', '/api/me', proof)

const confirm = (token: string, password: string) =>
  ask(marketplace().url, 'POST', '/api/auth/password', { token, body: { password } })

describe('A4: a session that somebody else found open', () => {
  /** What sends money to somebody for good. */
  it.each([
    ['employer', 'releaseMilestone', { milestoneId: v7(), intentId: v7() }],
    ['freelancer', 'refundMilestone', { milestoneId: v7(), amount: '1' }],
    ['freelancer', 'refundInvoice', { invoiceId: v7(), amount: '1' }],
    ['employer', 'acceptDisputeOffer', { disputeId: v7(), freelancerAmount: '1' }],
    ['arbiter', 'decideDispute', { disputeId: v7(), freelancerAmount: '1', reasoning: 'x' }],
  ] as const)('of an %s does not %s', async (role, type, payload) => {
    const { url } = marketplace()
    const recent = await sessionOf(marketplace()[role], 29)
    expect(outcome(await send(url, recent, type, payload))).not.toBe('password_needed')
    const token = await sessionOf(marketplace()[role], 31)
    expect(outcome(await send(url, token, type, payload))).toBe('password_needed')
    // Each command of a push by itself (Y4): what takes no password is done.
    const code = outcome(
      await send(url, token, 'sendMessage', { projectId: 1, about: null, text: 'x' }),
    )
    expect(code).not.toBe('password_needed')
  })

  it('releases nothing at the addresses of the Freelancer.com contract', async () => {
    const { url, employer, project, database } = marketplace()
    const token = await sessionOf(employer, 31)
    const milestone = v7()
    const { id: projectId, currency } = project('fixed', 'active')
    const money = { projectId, amount: '1000', currency, description: 'x', confirmedSource: 'any' }
    await send(url, token, 'createMilestone', money, milestone)
    const [row] = await database.query<{ number: number }>(
      'SELECT number FROM milestone WHERE id = $1',
      [milestone],
    )
    const path = `/api/projects/0.1/milestones/${row?.number}/?action=release&amount=1000`
    const { status, body } = await ask(url, 'PUT', path, { token, body: {} })
    expect({ status, body }).toMatchObject({
      status: 403,
      body: { status: 'error', error_code: 'ProjectExceptionCodes.PASSWORD_NEEDED' },
    })
  })

  it('lets no app in', async () => {
    const { url, freelancer } = marketplace()
    const token = await sessionOf(freelancer, 31)
    const { userCode, deviceCode } = await askForCode(marketplace())
    await ask(url, 'POST', '/api/auth/device/claim', { token, body: { userCode } })
    const approve = () =>
      ask(url, 'POST', '/api/auth/device/approve', { token, body: { userCode } })
    expect((await approve()).body).toMatchObject({ status: 403, code: 'password_needed' })
    expect((await redeem(marketplace(), deviceCode)).body).toMatchObject({
      error: 'authorization_pending',
    })
    expect((await confirm(token, 'a guess')).body).toMatchObject({ code: 'password_wrong' })
    expect((await approve()).body).toMatchObject({ code: 'password_needed' })
    expect((await confirm(token, freelancer.password)).status).toBe(204)
    expect((await approve()).body).toEqual({ success: true })
  })
})

describe('a session that lasts', () => {
  it('ends thirty days after the sign-in, however much it is used', async () => {
    const { employer, database } = marketplace()
    const { token, cookie } = await signIn(employer)
    const end = async () => {
      const [row] = await database.query<{ days: number }>(
        `SELECT round(extract(epoch FROM expires_at - now()) / 86400)::integer AS days
          FROM auth_session WHERE ${OWN}`,
        [token],
      )
      return row?.days
    }
    expect(await end()).toBe(30)
    // As on its last day, on which a session that is prolonged by use would be.
    await database.query(
      `UPDATE auth_session SET created_at = now() - interval '29 days',
        updated_at = now() - interval '29 days', expires_at = now() + interval '1 day' WHERE ${OWN}`,
      [token],
    )
    expect((await me({ token })).status).toBe(200)
    expect((await me({ cookie })).status).toBe(200)
    await ask(marketplace().url, 'GET', '/api/auth/get-session', { cookie })
    expect(await end()).toBe(1)
  })

  it('of an app ends after half a year', async () => {
    const { freelancer, database } = marketplace()
    const token = await letAppIn(marketplace(), freelancer.token)
    const [row] = await database.query<{ days: number }>(
      `SELECT round(extract(epoch FROM expires_at - now()) / 86400)::integer AS days
        FROM auth_session WHERE ${OWN}`,
      [token],
    )
    expect(row?.days).toBe(180)
  })

  it('is another one after each sign-in, and the browser’s earlier one has ended', async () => {
    const { employer } = marketplace()
    const first = await signIn(employer)
    const second = await signIn(employer, first.cookie)
    expect(second.token).not.toBe(first.token)
    expect((await me({ token: first.token })).body).toMatchObject({ code: 'signed_out' })
    expect((await me({ cookie: second.cookie })).status).toBe(200)
  })

  it('is ended everywhere else at once, and nobody else’s', async () => {
    const { url, strangers, employer } = marketplace()
    const token = await sessionOf(strangers[1], 0)
    const there = await sessionOf(strangers[1], 0)
    const app = await letAppIn(marketplace(), token)
    const others = await sessionOf(employer, 0)
    expect((await ask(url, 'POST', '/api/sessions/end-others', { token, body: {} })).status).toBe(
      204,
    )
    for (const ended of [there, app]) {
      expect((await me({ token: ended })).body).toMatchObject({ code: 'signed_out' })
    }
    expect((await me({ token })).status).toBe(200)
    expect((await me({ token: others })).status).toBe(200)
    const { body } = await ask(url, 'GET', '/api/sessions', { token })
    expect(body.sessions).toMatchObject([{ kind: 'password', current: true }])
  })
})

describe('A3: the database, in the hands of a thief', () => {
  it('holds no token, no device code and no user code that could be used', async () => {
    const { url, freelancer, database } = marketplace()
    const token = await letAppIn(marketplace(), freelancer.token)
    const { deviceCode, userCode } = await askForCode(marketplace())
    const rows = await database.query<Record<string, unknown>>(
      'SELECT to_jsonb(s) AS row FROM auth_session s UNION ALL SELECT to_jsonb(d) FROM auth_device_code d',
    )
    const stored = JSON.stringify(rows)
    for (const secret of [token, deviceCode, userCode]) expect(stored).not.toContain(secret)
    // What is there instead opens nothing.
    const [row] = await database.query<{ token: string }>(
      `SELECT token FROM auth_session WHERE ${OWN}`,
      [token],
    )
    expect((await ask(url, 'GET', '/api/me', { token: `${row?.token}` })).body).toMatchObject({
      code: 'signed_out',
    })
  })
})
