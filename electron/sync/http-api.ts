import { z } from 'zod'
import { judgeAnswer } from '../../shared/client/judge-answer.ts'
import { pushCommands } from '../../shared/client/push-commands.ts'
import type { Requests } from '../../shared/client/requests.ts'
import { changesPage } from '../../shared/contract/feed.ts'
import {
  DEVICE_CLIENT_ID,
  meResponse,
  PATHS,
  runningResponse,
  sessionStanding,
} from '../../shared/contract/http.ts'
import { err, ok } from '../../shared/result.ts'
import type { Api } from './api.ts'

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:device_code'

const deviceCodeResponse = z
  .object({
    device_code: z.string(),
    user_code: z.string(),
    verification_uri: z.string(),
    expires_in: z.number().positive(),
    interval: z.number().positive().default(5),
  })
  .transform((body) => ({
    deviceCode: body.device_code,
    userCode: body.user_code,
    verificationUrl: body.verification_uri,
    expiresInMs: body.expires_in * 1000,
    intervalMs: body.interval * 1000,
  }))
const tokenResponse = z.object({ access_token: z.string().min(1) })
const tokenError = z.object({ error: z.string() })

/** The marketplace over HTTP, as the app uses it. */
export function createHttpApi(requests: Requests): Api {
  return {
    push: (commands, signal) => pushCommands(requests, commands, signal),
    pull: (since, signal) =>
      requests.json({ path: PATHS.changes, params: { since }, signal }, changesPage),
    async me(signal) {
      const answer = await requests.json({ path: PATHS.me, signal }, meResponse)
      return answer.ok ? ok(answer.value.account) : answer
    },
    async running() {
      const answer = await requests.json({ path: PATHS.runningSession }, runningResponse)
      return answer.ok ? ok(answer.value.running) : answer
    },
    heard: (sessionId) =>
      requests.json(
        { method: 'post', path: PATHS.heardSession, body: { sessionId } },
        sessionStanding,
      ),
    putPicture: (captureId, display, webp, signal) =>
      requests.done({
        method: 'put',
        path: PATHS.capture(captureId, display),
        headers: { 'content-type': 'image/webp' },
        body: webp,
        signal,
      }),
    getPicture: (captureId, display) => requests.bytes({ path: PATHS.capture(captureId, display) }),
    events: requests.events,
    requestDeviceCode: (computer) =>
      requests.json(
        {
          method: 'post',
          path: `${PATHS.auth}/device/code`,
          body: { client_id: DEVICE_CLIENT_ID, computer },
        },
        deviceCodeResponse,
      ),
    async pollForToken(deviceCode) {
      const path = `${PATHS.auth}/device/token`
      const body = { grant_type: GRANT_TYPE, device_code: deviceCode, client_id: DEVICE_CLIENT_ID }
      const answer = await requests.raw({ method: 'post', path, body })
      if (!answer.ok) return answer
      const granted = tokenResponse.safeParse(answer.value.body)
      if (granted.success) return ok({ state: 'granted', token: granted.data.access_token })
      const refused = tokenError.safeParse(answer.value.body)
      if (!refused.success) return err(judgeAnswer(answer.value, Date.now()) ?? { kind: 'offline' })
      if (refused.data.error === 'authorization_pending') return ok({ state: 'pending' })
      return ok({ state: refused.data.error === 'slow_down' ? 'slowDown' : 'ended' })
    },
    signOut: () => requests.done({ method: 'post', path: `${PATHS.auth}/sign-out`, body: {} }),
  }
}
