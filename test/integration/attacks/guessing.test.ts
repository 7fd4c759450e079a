import { describe, expect, it } from 'vitest'
import { forgetOldGuesses } from '../../../server/auth/guesses.ts'
import { openDatabase } from '../../../server/db/database.ts'
import { ask } from '../http/client.ts'
import { withMarketplace } from '../http/marketplace.ts'

/** Behind a proxy, so that a test can come from many addresses. */
const marketplace = withMarketplace(undefined, null, { trustedProxies: ['127.0.0.1'] })

type From = { address: string; cookie?: string }

const signIn = (email: string, password: string, { address, cookie }: From) =>
  ask(marketplace().url, 'POST', '/api/auth/sign-in/email', {
    headers: { 'x-forwarded-for': address },
    body: { email, password },
    ...(cookie ? { cookie, origin: marketplace().url } : {}),
  })

/** As if so many wrong passwords had been tried up to just now, or to a while ago, by all that have tried. */
const asIfTried = (failures: number, ago = '0 s') =>
  marketplace().database.query(
    'UPDATE password_guess SET failures = $1, last_at = now() - $2::interval',
    [failures, ago],
  )

const clear = () => marketplace().database.query('DELETE FROM password_guess')

describe('A4: a password that is guessed from very many addresses', () => {
  it('makes every unknown one wait, the right password too, and holds up nobody who was here', async () => {
    const { url, employer } = marketplace()
    const { email, password } = employer
    const home = { address: '198.51.100.7' }
    const first = await signIn(email, password, home)
    const token = String(first.body.token)
    const cookie = first.headers
      .getSetCookie()
      .find((line) => line.startsWith('milepost.known='))
      ?.split(';')[0]
    expect(cookie).toBeDefined()

    await signIn(email, 'guess', { address: '203.0.113.1' })
    await asIfTried(30)
    const refused = await signIn(email, password, { address: '203.0.113.2' })
    expect(refused.body).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60)
    expect((await ask(url, 'GET', '/api/me', { token })).status).toBe(200)
    expect((await signIn(email, password, home)).status).toBe(200)
    // Elsewhere, in a browser that was signed in to this account before, and to no other.
    const abroad = { address: '203.0.113.3', cookie: `${cookie}` }
    expect((await signIn(email, password, abroad)).status).toBe(200)
    const { freelancer } = marketplace()
    await signIn(freelancer.email, 'guess', { address: '203.0.113.4' })
    await asIfTried(30)
    expect((await signIn(freelancer.email, freelancer.password, abroad)).status).toBe(429)
    await clear()
  })

  it('A5: makes no difference where nobody has that address', async () => {
    const unknown = 'nobody-at-all@example.com'
    expect((await signIn(unknown, 'guess', { address: '203.0.113.9' })).status).toBe(401)
    await asIfTried(30)
    const refused = await signIn(unknown, 'guess', { address: '203.0.113.10' })
    expect(refused.body).toMatchObject({ status: 429, code: 'too_many_requests' })
    await clear()
  })

  it('waits twice as long after each, up to a quarter of an hour, and is judged once when it comes at once', async () => {
    const { email } = marketplace().strangers[0]
    const attempt = (last: number) => signIn(email, 'guess', { address: `203.0.113.${last}` })
    await attempt(20)
    for (const [failures, least, most] of [
      [24, 10, 16],
      [26, 55, 64],
      [40, 890, 900],
    ] as const) {
      await asIfTried(failures)
      const wait = Number((await attempt(21)).headers.get('retry-after'))
      expect(wait).toBeGreaterThanOrEqual(least)
      expect(wait).toBeLessThanOrEqual(most)
    }
    await asIfTried(40, '20 min')
    const statuses = await Promise.all([30, 31, 32, 33].map(async (n) => (await attempt(n)).status))
    expect(statuses.toSorted()).toEqual([401, 429, 429, 429])
    await clear()
  })

  it('is forgotten after a day', async () => {
    const { email } = marketplace().strangers[1]
    const { database } = marketplace()
    await signIn(email, 'guess', { address: '203.0.113.40' })
    await asIfTried(40, '25 h')
    const opened = await openDatabase({ url: database.url })
    await forgetOldGuesses(opened.db)
    await opened.close()
    expect(await database.query('SELECT FROM password_guess')).toEqual([])
  })

  it('holds up only the session in which it is guessed, where the password is asked for again', async () => {
    const { url, arbiter, freelancer } = marketplace()
    const confirm = (token: string, password: string) =>
      ask(url, 'POST', '/api/auth/password', { token, body: { password } })
    expect((await confirm(arbiter.token, 'guess')).body).toMatchObject({ code: 'password_wrong' })
    await asIfTried(30)
    const refused = await confirm(arbiter.token, arbiter.password)
    expect(refused.body).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60)
    expect((await confirm(freelancer.token, freelancer.password)).status).toBe(204)
    await clear()
  })
})

describe('an address that a client makes up', () => {
  const direct = withMarketplace()

  it('is believed of a trusted proxy only', async () => {
    const seen = async ({ url, employer }: ReturnType<typeof marketplace>) => {
      const { email, password } = employer
      const { body } = await ask(url, 'POST', '/api/auth/sign-in/email', {
        headers: { 'x-forwarded-for': '203.0.113.77' },
        body: { email, password },
      })
      const listed = await ask(url, 'GET', '/api/sessions', { token: String(body.token) })
      const sessions = listed.body.sessions as { current: boolean; address: string }[]
      return sessions.find(({ current }) => current)?.address
    }
    expect(await seen(marketplace())).toBe('203.0.113.77')
    expect(await seen(direct())).toBe('127.0.0.1')
  })
})
