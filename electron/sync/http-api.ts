import { z } from 'zod'
import { pushResponse } from '../../shared/contract/commands.ts'
import { changesPage } from '../../shared/contract/feed.ts'
import { DEVICE_CLIENT_ID, meResponse, PATHS } from '../../shared/contract/http.ts'
import { err, ok } from '../../shared/result.ts'
import type { Answered, Api } from './api.ts'
import type { HttpRequest } from './http-request.ts'
import { type Answer, judgeAnswer } from './judge-answer.ts'

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:device_code'

const deviceCodeResponse = z
  .object({
    device_code: z.string(),
    user_code: z.string(),
    verification_uri: z.string(),
    verification_uri_complete: z.string().optional(),
    expires_in: z.number().positive(),
    interval: z.number().positive().default(5),
  })
  .transform((body) => ({
    deviceCode: body.device_code,
    userCode: body.user_code,
    verificationUrl: body.verification_uri_complete ?? body.verification_uri,
    expiresInMs: body.expires_in * 1000,
    intervalMs: body.interval * 1000,
  }))
const tokenResponse = z.object({ access_token: z.string().min(1) })
const tokenError = z.object({ error: z.string() })

/** The marketplace over HTTP. */
export function createHttpApi({ raw, json }: HttpRequest): Api {
  const judged = async (asked: Answered<Answer>): Answered<Answer> => {
    const answer = await asked
    if (!answer.ok) return answer
    const fault = judgeAnswer(answer.value, Date.now())
    return fault ? err(fault) : answer
  }
  return {
    async push(commands, signal) {
      const config = { method: 'post', url: PATHS.commands, data: { commands }, signal }
      const answer = await json(config, pushResponse)
      return answer.ok ? ok(answer.value.results) : answer
    },
    pull: (since) => json({ url: PATHS.changes, params: { since } }, changesPage),
    async me(signal) {
      const answer = await json({ url: PATHS.me, signal }, meResponse)
      return answer.ok ? ok(answer.value.account) : answer
    },
    async putPicture(captureId, display, webp, signal) {
      const headers = { 'content-type': 'image/webp' }
      const url = PATHS.capture(captureId, display)
      const data = Buffer.from(webp)
      const answer = await judged(raw({ method: 'put', url, headers, data, signal }))
      return answer.ok ? ok(null) : answer
    },
    async getPicture(captureId, display) {
      const url = PATHS.capture(captureId, display)
      const answer = await raw({ url, responseType: 'arraybuffer' })
      if (!answer.ok) return answer
      const body = answer.value.body as Buffer
      if (answer.value.status === 200) return ok(new Uint8Array(body))
      // An error document came as bytes too.
      const fault = judgeAnswer({ ...answer.value, body: parseJson(body) }, Date.now())
      return err(fault ?? { kind: 'offline' })
    },
    async events(afterSeq, signal) {
      const headers = { accept: 'text/event-stream', 'last-event-id': String(afterSeq) }
      // The connection may stay silent for long; the reader watches over it.
      const config = { url: PATHS.events, headers, signal, timeout: 0 }
      const answer = await raw({ ...config, responseType: 'stream', decompress: false })
      if (!answer.ok) return answer
      const stream = answer.value.body as NodeJS.ReadableStream
      if (answer.value.status === 200) return ok(asText(stream))
      const chunks: string[] = []
      for await (const chunk of asText(stream)) chunks.push(chunk)
      const body = parseJson(Buffer.from(chunks.join('')))
      return err(judgeAnswer({ ...answer.value, body }, Date.now()) ?? { kind: 'offline' })
    },
    requestDeviceCode: () =>
      json(
        { method: 'post', url: `${PATHS.auth}/device/code`, data: { client_id: DEVICE_CLIENT_ID } },
        deviceCodeResponse,
      ),
    async pollForToken(deviceCode) {
      const url = `${PATHS.auth}/device/token`
      const data = { grant_type: GRANT_TYPE, device_code: deviceCode, client_id: DEVICE_CLIENT_ID }
      const answer = await raw({ method: 'post', url, data })
      if (!answer.ok) return answer
      const granted = tokenResponse.safeParse(answer.value.body)
      if (granted.success) return ok({ state: 'granted', token: granted.data.access_token })
      const refused = tokenError.safeParse(answer.value.body)
      if (!refused.success) return err(judgeAnswer(answer.value, Date.now()) ?? { kind: 'offline' })
      if (refused.data.error === 'authorization_pending') return ok({ state: 'pending' })
      return ok({ state: refused.data.error === 'slow_down' ? 'slowDown' : 'ended' })
    },
    async signOut() {
      const url = `${PATHS.auth}/sign-out`
      const answer = await judged(raw({ method: 'post', url, data: {} }))
      return answer.ok ? ok(null) : answer
    },
  }
}

async function* asText(stream: NodeJS.ReadableStream): AsyncIterable<string> {
  const decoder = new TextDecoder()
  for await (const chunk of stream)
    yield decoder.decode(chunk as unknown as Buffer, { stream: true })
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString())
  } catch {
    return null
  }
}
