import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../server/http/routes/table.ts'
import { commandTypes } from '../../../shared/contract/commands.ts'
import { WHO_MAY } from '../../who-may.ts'
import { askForCode, letAppIn, redeem } from '../http/app-token.ts'
import { ask, outcome, send } from '../http/client.ts'
import { withMarketplace } from '../http/marketplace.ts'

const marketplace = withMarketplace()

/** What the Desktop App has a use for, by its screens: it tracks, posts, asks, and answers offers of work. */
const APP_GIVES = [
  'registerDevice',
  'startSession',
  'stopSession',
  'postSegment',
  // T11: it settles which of two stretches counts.
  'postSegmentOver',
  'acceptProject',
  'requestMilestone',
  'withdrawMilestoneRequest',
  'requestRelease',
  'cancelMilestone',
  'rejectCancellation',
]
const APP_USES = [
  'POST /api/commands',
  'GET /api/changes',
  'GET /api/events',
  'GET /api/me',
  // T13: which session runs, and that its own still does.
  'GET /api/tracking/running',
  'POST /api/tracking/heard',
  'PUT /api/captures/:captureId/displays/:display',
  'GET /api/captures/:captureId/displays/:display',
]

let appToken: string
beforeAll(async () => {
  appToken = await letAppIn(marketplace(), marketplace().freelancer.token)
})

describe('A2: the token of an app, in the hands of a thief', () => {
  it.each(
    commandTypes.filter((type) => WHO_MAY[type] !== 'employer' && WHO_MAY[type] !== 'arbiter'),
  )('gives %s only if the app has a use for it', async (type) => {
    const code = outcome(await send(marketplace().url, appToken, type, {}))
    if (APP_GIVES.includes(type)) expect(code).not.toBe('not_for_the_app')
    else expect(code).toBe('not_for_the_app')
  })

  it('opens no door but those of the app', async () => {
    const { url } = marketplace()
    const opened: string[] = []
    for (const route of routes) {
      if (route.access === 'public' || route.respond.kind === 'stream') continue
      const path = route.url.replace(/:captureId/, v7()).replace(/:\w+/g, '1')
      const sent = route.method === 'GET' ? {} : { body: {} }
      const { status, body } = await ask(url, route.method, path, { token: appToken, ...sent })
      const isRefused =
        status === 403 &&
        (body.code === 'not_for_the_app' || String(body.error_code).endsWith('NOT_FOR_THE_APP'))
      if (!isRefused) opened.push(`${route.method} ${route.url}`)
    }
    expect(opened.toSorted()).toEqual(
      APP_USES.filter((door) => door !== 'GET /api/events').toSorted(),
    )
  })

  it('lets no other app in', async () => {
    const { url } = marketplace()
    const { userCode } = await askForCode(marketplace())
    for (const step of ['claim', 'approve', 'deny']) {
      const answer = await ask(url, 'POST', `/api/auth/device/${step}`, {
        token: appToken,
        body: { userCode },
      })
      expect(answer.body).toMatchObject({ status: 403, code: 'not_for_the_app' })
    }
  })

  it('is of no use once its freelancer has signed it out', async () => {
    const { url, freelancer } = marketplace()
    const token = await letAppIn(marketplace(), freelancer.token, 'Lost laptop')
    const { body } = await ask(url, 'GET', '/api/sessions', { token: freelancer.token })
    const sessions = body.sessions as { id: number; kind: string; computer: string | null }[]
    const lost = sessions.find(({ computer }) => computer === 'Lost laptop')
    expect(lost).toMatchObject({ kind: 'app', current: false, address: '127.0.0.1' })
    const end = `/api/sessions/${lost?.id}/end`
    expect(
      (await ask(url, 'POST', end, { token: marketplace().employer.token, body: {} })).body,
    ).toMatchObject({ code: 'not_found' })
    expect((await ask(url, 'GET', '/api/me', { token })).status).toBe(200)
    expect((await ask(url, 'POST', end, { token: freelancer.token, body: {} })).status).toBe(204)
    expect((await ask(url, 'GET', '/api/me', { token })).body).toMatchObject({ code: 'signed_out' })
  })
})

describe('A2: a stranger who has a freelancer let the stranger’s app in', () => {
  it('gets no link that carries the code', async () => {
    const { userCode, told } = await askForCode(marketplace())
    const { user_code: _, ...rest } = told
    expect(JSON.stringify(rest)).not.toContain(userCode)
  })

  it('is seen: the page is told from where and when the code was asked for', async () => {
    const { url, freelancer } = marketplace()
    const before = Date.now()
    const { userCode } = await askForCode(marketplace(), { computer: 'HOST-OF-A-STRANGER' })
    const asking = { token: freelancer.token, body: { userCode } }
    const { body } = await ask(url, 'POST', '/api/auth/device/claim', asking)
    expect(body).toMatchObject({
      status: 'pending',
      computer: 'HOST-OF-A-STRANGER',
      address: '127.0.0.1',
      sameAddress: true,
    })
    expect(Number(body.askedAtMs)).toBeGreaterThanOrEqual(before - 1000)
    expect(Number(body.askedAtMs)).toBeLessThanOrEqual(Date.now() + 1000)
  })

  it('learns nothing of who asked with a code that another account has claimed', async () => {
    const { url, freelancer, strangers } = marketplace()
    const { userCode } = await askForCode(marketplace(), { computer: 'private' })
    const claim = (token: string) =>
      ask(url, 'POST', '/api/auth/device/claim', { token, body: { userCode } })
    await claim(freelancer.token)
    const { status, body } = await claim(strangers[1].token)
    expect({ status, body }).toMatchObject({ status: 403, body: { error: 'access_denied' } })
    expect(JSON.stringify(body)).not.toContain('private')
  })

  it.each(['money', 'tracking admin', '*'])('asks for no scope, such as "%s"', async (scope) => {
    const { told } = await askForCode(marketplace(), { scope })
    expect(told).toMatchObject({ error: 'invalid_scope' })
  })

  it('is let in by no employer and no arbiter', async () => {
    const { url, employer, arbiter } = marketplace()
    for (const { token } of [employer, arbiter]) {
      const { userCode, deviceCode } = await askForCode(marketplace())
      for (const step of ['claim', 'approve', 'deny']) {
        const answer = await ask(url, 'POST', `/api/auth/device/${step}`, {
          token,
          body: { userCode },
        })
        expect(answer.body).toMatchObject({ status: 404, code: 'not_found' })
      }
      expect((await redeem(marketplace(), deviceCode)).body).toMatchObject({
        error: 'authorization_pending',
      })
    }
  })
})
