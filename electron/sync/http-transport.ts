import { Agent } from 'node:https'
import { createSecureContext } from 'node:tls'
import type { AxiosInstance, AxiosRequestConfig } from 'axios'
import { jsonOrText, type Transport } from '../../shared/client/transport.ts'
import { API_VERSION, API_VERSION_HEADER } from '../../shared/contract/http.ts'
import { err, ok } from '../../shared/result.ts'
import { certificateFault, trustedAuthorities } from './certificates.ts'

/** Where requests go, and as whom. */
export type HttpTarget = {
  server: string
  token: () => string | null
  /** Who may vouch for it, PEM; what this computer trusts when left out. */
  authorities?: readonly string[]
}

const REQUEST_TIMEOUT_MS = 30_000

/** How a body is asked for. The reader of a stream watches over its silence. */
const READ_AS = {
  json: {},
  bytes: { responseType: 'arraybuffer' },
  stream: { responseType: 'stream', decompress: false, timeout: 0 },
} as const satisfies Record<string, AxiosRequestConfig>

/**
 * Sends requests to one marketplace, under a bearer token. Loads the HTTP library only now, so that
 * the window's first paint does not wait for it.
 */
export async function createHttpTransport(target: HttpTarget): Promise<Transport> {
  const { default: axios } = await import('axios')
  const client: AxiosInstance = axios.create({
    baseURL: target.server,
    timeout: REQUEST_TIMEOUT_MS,
    // The token must not follow a redirect to somebody else.
    maxRedirects: 0,
    maxContentLength: 64_000_000,
    validateStatus: () => true,
    headers: { [API_VERSION_HEADER]: String(API_VERSION) },
    ...(new URL(target.server).protocol === 'http:'
      ? { proxy: false as const }
      : { httpsAgent: trustingAgent(target.authorities ?? trustedAuthorities()) }),
  })
  return async ({ method = 'get', path, params, headers, body, expect = 'json', signal }) => {
    const token = target.token()
    try {
      const answer = await client.request({
        method,
        url: path,
        headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
        data: body instanceof Uint8Array ? Buffer.from(body) : body,
        ...(params ? { params } : {}),
        ...(signal ? { signal } : {}),
        ...READ_AS[expect],
      })
      const { status, data } = answer
      const good = status >= 200 && status < 300
      const read = expect === 'json' ? data : await READERS[expect](data, good)
      return ok({ status, headers: { ...answer.headers }, body: read })
    } catch (thrown) {
      if (!axios.isAxiosError(thrown) && !axios.isCancel(thrown)) throw thrown
      // Also an answer that is too large: nothing arrived.
      return err(certificateFault(thrown.code) ?? { kind: 'offline' })
    }
  }
}

/** One store of certificates for all connections: reading hundreds of them takes a while. */
const trustingAgent = (authorities: readonly string[]) =>
  new Agent({
    keepAlive: true,
    secureContext: createSecureContext({ ca: [...authorities] }),
  })

/** What came as bytes or a stream although it is no good answer is an error document. */
const READERS = {
  bytes: async (data: Buffer, good: boolean) =>
    good ? new Uint8Array(data) : jsonOrText(data.toString()),
  stream: async (data: NodeJS.ReadableStream, good: boolean) =>
    good ? asText(data) : jsonOrText(await wholeText(data)),
}

async function* asText(stream: NodeJS.ReadableStream): AsyncIterable<string> {
  const decoder = new TextDecoder()
  for await (const chunk of stream)
    yield decoder.decode(chunk as unknown as Buffer, { stream: true })
}

async function wholeText(stream: NodeJS.ReadableStream): Promise<string> {
  const parts: string[] = []
  for await (const text of asText(stream)) parts.push(text)
  return parts.join('')
}
