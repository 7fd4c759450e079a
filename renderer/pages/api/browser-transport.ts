import axios, { type AxiosRequestConfig } from 'axios'
import { jsonOrText, type Transport } from '../../../shared/client/transport.ts'
import { API_VERSION, API_VERSION_HEADER } from '../../../shared/contract/http.ts'
import { err, ok } from '../../../shared/result.ts'

const REQUEST_TIMEOUT_MS = 20_000

/** How a body is asked for. The reader of a stream watches over its silence. */
const READ_AS = {
  json: {},
  bytes: { responseType: 'arraybuffer' },
  stream: { responseType: 'stream', adapter: 'fetch', timeout: 0 },
} as const satisfies Record<string, AxiosRequestConfig>

/** Sends requests to where the page came from; the session is in its cookie. */
export function createBrowserTransport(origin = ''): Transport {
  const client = axios.create({
    baseURL: origin,
    timeout: REQUEST_TIMEOUT_MS,
    validateStatus: () => true,
    headers: { [API_VERSION_HEADER]: String(API_VERSION), accept: 'application/json' },
  })
  return async ({ method = 'get', path, params, headers, body, expect = 'json', signal }) => {
    try {
      const answer = await client.request({
        method,
        url: path,
        data: body,
        ...(headers ? { headers: { ...headers } } : {}),
        ...(params ? { params } : {}),
        ...(signal ? { signal } : {}),
        ...READ_AS[expect],
      })
      const { status, data } = answer
      const good = status >= 200 && status < 300
      const read = expect === 'json' ? data : await READERS[expect](data, good)
      return ok({ status, headers: { ...answer.headers }, body: read })
    } catch (thrown) {
      if (axios.isAxiosError(thrown) || axios.isCancel(thrown)) return err({ kind: 'offline' })
      throw thrown
    }
  }
}

/** What came as bytes or a stream although it is no good answer is an error document. */
const READERS = {
  bytes: async (data: ArrayBuffer, good: boolean) =>
    good ? new Uint8Array(data) : jsonOrText(new TextDecoder().decode(data)),
  stream: async (data: ReadableStream<Uint8Array>, good: boolean) =>
    good ? asText(data) : jsonOrText(await new Response(data).text()),
}

/** By hand, since not every browser can iterate over a stream. */
async function* asText(stream: ReadableStream<Uint8Array>): AsyncIterable<string> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield decoder.decode(value, { stream: true })
    }
  } finally {
    void reader.cancel().catch(() => undefined)
  }
}
