import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Transport } from '../../shared/client/transport.ts'
import { API_VERSION, API_VERSION_HEADER } from '../../shared/contract/http.ts'

const PROBLEM = { type: 'about:blank', title: 'Gone', status: 404, code: 'not_found' }
const PAGE = '<html>Slow down</html>'

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString()
}

/** A marketplace of a few addresses, each with one way to answer. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, search } = new URL(request.url ?? '', 'http://any')
  const json = (status: number, value: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
  if (pathname === '/echo') {
    const { method, headers } = request
    return json(200, { method, search, headers, body: await bodyOf(request) })
  }
  if (pathname === '/problem') return json(404, PROBLEM)
  if (pathname === '/page') {
    response.writeHead(503, { 'content-type': 'text/html', 'Retry-After': '6' }).end(PAGE)
  } else if (pathname === '/bytes') response.end(Buffer.from([0, 255, 1]))
  else if (pathname === '/hang-up') request.socket.destroy()
  else if (pathname === '/stream' || pathname === '/torn') {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    // One letter of two bytes, cut between them.
    response.write(Buffer.from([0x61, 0xc3]))
    response.write(Buffer.from([0xa9]))
    if (pathname === '/torn') response.write('b', () => request.socket.destroy())
  }
}

/** What holds for every adapter of `Transport`. `open`: one that speaks to this origin. */
export function transportContract(
  name: string,
  open: (origin: string) => Transport | Promise<Transport>,
): void {
  describe(`transport contract: ${name}`, () => {
    const server = createServer((request, response) => void answer(request, response))
    let send: Transport
    beforeAll(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      send = await open(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
    afterAll(() => {
      server.closeAllConnections()
      server.close()
    })

    it('sends method, parameters, headers and JSON, and the version that it speaks', async () => {
      const body = { text: 'é' }
      const headers = { 'x-more': '1' }
      const request = {
        method: 'post',
        path: '/echo',
        params: { since: 7 },
        headers,
        body,
      } as const
      expect(await send(request)).toMatchObject({
        ok: true,
        value: {
          status: 200,
          body: {
            method: 'POST',
            search: '?since=7',
            headers: { 'x-more': '1', [API_VERSION_HEADER]: String(API_VERSION) },
            body: JSON.stringify(body),
          },
        },
      })
    })

    it('sends bytes as they are', async () => {
      const headers = { 'content-type': 'image/webp' }
      const body = new TextEncoder().encode('RIFF')
      expect(await send({ method: 'put', path: '/echo', headers, body })).toMatchObject({
        value: { body: { method: 'PUT', headers, body: 'RIFF' } },
      })
    })

    it.each(['json', 'bytes', 'stream'] as const)(
      'reads an error document, also where %s was expected',
      async (expected) => {
        const answered = await send({ path: '/problem', expect: expected })
        expect(answered).toMatchObject({ ok: true, value: { status: 404, body: PROBLEM } })
      },
    )

    it.each(['json', 'bytes', 'stream'] as const)(
      'Y4: hands on what a proxy says, also where %s was expected',
      async (expected) => {
        expect(await send({ path: '/page', expect: expected })).toMatchObject({
          ok: true,
          value: { status: 503, headers: { 'retry-after': '6' }, body: PAGE },
        })
      },
    )

    it('reads bytes', async () => {
      const answered = await send({ path: '/bytes', expect: 'bytes' })
      expect(answered.ok && answered.value.body).toEqual(new Uint8Array([0, 255, 1]))
    })

    it('reads a stream as text, letter by letter, and ends with a line that is cut off', async () => {
      const cut = new AbortController()
      const answered = await send({ path: '/stream', expect: 'stream', signal: cut.signal })
      let text = ''
      const reading = (async () => {
        if (!answered.ok) return
        for await (const part of answered.value.body as AsyncIterable<string>) text += part
      })()
      await expect.poll(() => text).toBe('aé')
      cut.abort()
      await Promise.allSettled([reading])
      expect(text).toBe('aé')
    })

    it('a stream ends when the line breaks', async () => {
      const answered = await send({ path: '/torn', expect: 'stream' })
      let text = ''
      const reading = (async () => {
        if (!answered.ok) return
        for await (const part of answered.value.body as AsyncIterable<string>) text += part
      })()
      await Promise.allSettled([reading])
      expect(text).toBe('aéb')
    })

    it('Y2: no answer is offline: nobody there, hung up, or cut off', async () => {
      const offline = { ok: false, error: { kind: 'offline' } }
      const nobody = await open('http://127.0.0.1:1')
      expect(await nobody({ path: '/echo' })).toEqual(offline)
      expect(await send({ path: '/hang-up' })).toEqual(offline)
      const cut = new AbortController()
      const silent = send({ path: '/silent', signal: cut.signal })
      cut.abort()
      expect(await silent).toEqual(offline)
    })
  })
}
