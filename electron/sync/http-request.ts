import type { AxiosInstance, AxiosRequestConfig } from 'axios'
import type { z } from 'zod'
import { API_VERSION, API_VERSION_HEADER } from '../../shared/contract/http.ts'
import { err, ok } from '../../shared/result.ts'
import type { Answered } from './api.ts'
import { type Answer, judgeAnswer } from './judge-answer.ts'

/** Where requests go, and as whom. */
export type HttpTarget = { server: string; token: () => string | null }

const REQUEST_TIMEOUT_MS = 30_000

/** Sends requests to one marketplace and nowhere else. */
export type HttpRequest = {
  /** The whole answer, whatever its status. */
  raw(config: AxiosRequestConfig): Answered<Answer>
  /** The parsed body of a good answer. */
  json<T>(config: AxiosRequestConfig, schema: z.ZodType<T>): Answered<T>
}

/** Loads the HTTP library only now, so that the window's first paint does not wait for it. */
export async function createHttpRequest(target: HttpTarget): Promise<HttpRequest> {
  const { default: axios } = await import('axios')
  const client: AxiosInstance = axios.create({
    baseURL: target.server,
    timeout: REQUEST_TIMEOUT_MS,
    // The token must not follow a redirect to somebody else.
    maxRedirects: 0,
    maxContentLength: 64_000_000,
    validateStatus: () => true,
    headers: { [API_VERSION_HEADER]: String(API_VERSION) },
    ...(new URL(target.server).protocol === 'http:' ? { proxy: false as const } : {}),
  })
  const raw: HttpRequest['raw'] = async (config) => {
    const token = target.token()
    const headers = { ...config.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) }
    try {
      const { status, headers: answered, data } = await client.request({ ...config, headers })
      return ok({ status, headers: { ...answered }, body: data })
    } catch (thrown) {
      // Also a bad certificate and an answer that is too large: nothing arrived.
      if (axios.isAxiosError(thrown) || axios.isCancel(thrown)) return err({ kind: 'offline' })
      throw thrown
    }
  }
  return {
    raw,
    async json(config, schema) {
      const answer = await raw(config)
      if (!answer.ok) return answer
      const fault = judgeAnswer(answer.value, Date.now())
      if (fault) return err(fault)
      const parsed = schema.safeParse(answer.value.body)
      return parsed.success ? ok(parsed.data) : err({ kind: 'offline' })
    },
  }
}
