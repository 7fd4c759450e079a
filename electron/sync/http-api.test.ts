import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { createRequests } from '../../shared/client/requests.ts'
import { createHttpApi } from './http-api.ts'
import { createHttpTransport } from './http-transport.ts'

it('Y2: a request that nobody answers ends when it is cut off', async () => {
  let arrived = 0
  const silent = createServer(() => {
    arrived += 1
  })
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as AddressInfo
  try {
    const server = `http://127.0.0.1:${port}`
    const send = await createHttpTransport({ server, token: () => 't-1' })
    const api = createHttpApi(createRequests(send, Date.now))
    const cut = new AbortController()
    const answers = [
      api.me(cut.signal),
      api.push([], cut.signal),
      api.putPicture('c-1', 0, Buffer.from('one'), cut.signal),
    ]
    await expect.poll(() => arrived).toBe(3)
    cut.abort()
    const offline = { ok: false, error: { kind: 'offline' } }
    expect(await Promise.all(answers)).toEqual([offline, offline, offline])
  } finally {
    silent.closeAllConnections()
    silent.close()
  }
})
