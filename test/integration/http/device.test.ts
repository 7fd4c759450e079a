import { describe, expect, it } from 'vitest'
import { DEVICE_CLIENT_ID } from '../../../shared/contract/http.ts'
import { askForCode, redeem } from './app-token.ts'
import { ask } from './client.ts'
import { withMarketplace } from './marketplace.ts'

const marketplace = withMarketplace()

const auth = (path: string, body: unknown, token?: string) =>
  ask(marketplace().url, 'POST', `/api/auth/${path}`, { body, ...(token ? { token } : {}) })

const claim = (userCode: string, token: string) => auth('device/claim', { userCode }, token)

describe('signing the app in by device authorization', () => {
  it('gives the app a token of the person who claimed and approved its code, once', async () => {
    const { url, freelancer } = marketplace()
    const { deviceCode, userCode, told } = await askForCode(marketplace())
    expect(told).toMatchObject({
      verification_uri: `${url}/device`,
      expires_in: 600,
    })
    expect((await redeem(marketplace(), deviceCode)).body).toMatchObject({
      error: 'authorization_pending',
    })

    const seen = await claim(userCode, freelancer.token)
    expect(seen.body).toMatchObject({ status: 'pending' })
    const approved = await auth('device/approve', { userCode }, freelancer.token)
    expect(approved.body).toEqual({ success: true })

    const { body } = await redeem(marketplace(), deviceCode)
    const me = await ask(url, 'GET', '/api/me', { token: String(body.access_token) })
    expect(me.body).toMatchObject({ account: { id: freelancer.userId, role: 'freelancer' } })
    expect((await redeem(marketplace(), deviceCode)).body).toMatchObject({ error: 'invalid_grant' })
  })

  it('tells the app when it was turned away', async () => {
    const { freelancer } = marketplace()
    const { deviceCode, userCode } = await askForCode(marketplace())
    await claim(userCode, freelancer.token)
    await auth('device/deny', { userCode }, freelancer.token)
    expect((await redeem(marketplace(), deviceCode)).body).toMatchObject({ error: 'access_denied' })
  })

  it('asks an app that polls too often to slow down', async () => {
    const { deviceCode } = await askForCode(marketplace())
    await redeem(marketplace(), deviceCode)
    const again = await auth('device/token', {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: deviceCode,
      client_id: DEVICE_CLIENT_ID,
    })
    expect(again.body).toMatchObject({ error: 'slow_down' })
  })

  it('refuses an expired code', async () => {
    const { freelancer, database } = marketplace()
    const { deviceCode, userCode } = await askForCode(marketplace())
    await database.query(`UPDATE auth_device_code SET expires_at = now() - interval '1 second'`)
    expect((await claim(userCode, freelancer.token)).body).toMatchObject({
      error: 'expired_token',
    })
    expect((await redeem(marketplace(), deviceCode)).body).toMatchObject({ error: 'expired_token' })
  })

  it('knows one client only', async () => {
    expect((await auth('device/code', { client_id: 'someone-else' })).body).toMatchObject({
      error: 'invalid_client',
    })
    const { deviceCode } = await askForCode(marketplace())
    expect((await redeem(marketplace(), deviceCode, 'someone-else')).body).toMatchObject({
      error: 'invalid_client',
    })
  })

  it('A2: a program approves for its person without claiming first, and reading a code claims nothing', async () => {
    const {
      url,
      freelancer,
      strangers: [, stranger],
    } = marketplace()
    const { userCode, deviceCode } = await askForCode(marketplace())
    const read = (token: string) =>
      ask(url, 'GET', `/api/auth/device?user_code=${userCode}`, { token })
    expect((await read(stranger.token)).body).toMatchObject({ status: 'pending' })
    const approved = await auth('device/approve', { userCode }, freelancer.token)
    expect(approved.status).toBe(200)
    expect((await read(freelancer.token)).body).toMatchObject({ status: 'approved' })
    expect((await redeem(marketplace(), deviceCode)).status).toBe(200)
    expect((await read(freelancer.token)).body).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('lets nobody approve but the signed-in person who claimed the code', async () => {
    const {
      freelancer,
      strangers: [, stranger],
    } = marketplace()
    const { userCode } = await askForCode(marketplace())
    await claim(userCode, freelancer.token)
    expect((await auth('device/approve', { userCode })).body).toMatchObject({ code: 'signed_out' })
    expect((await auth('device/approve', { userCode }, stranger.token)).body).toMatchObject({
      error: 'access_denied',
    })
  })
})
