import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEventStreams } from './event-streams.ts'

const NEVER_MS = 3_600_000
const signedIn = async () => true

let server: Server
let reader: Socket
let response: ServerResponse

/** A reader that has asked and takes nothing until told. */
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  reader = connect((server.address() as AddressInfo).port, '127.0.0.1').pause()
  reader.write('GET / HTTP/1.1\r\nhost: test\r\n\r\n')
  const [, answer] = await once(server, 'request')
  response = answer as ServerResponse
  response.writeHead(200)
})

afterEach(async () => {
  reader.destroy()
  server.close()
  await once(server, 'close')
})

const large = { name: 'notice', data: 'x'.repeat(1_000_000) }

describe('a stream whose reader is slow', () => {
  it('waits for the reader instead of piling up', async () => {
    const stream = createEventStreams(NEVER_MS).open(1, response, signedIn)
    let longest = 0
    const sending = (async () => {
      for (let sent = 0; sent < 40; sent += 1) {
        expect(await stream.send(large)).toBe(true)
        longest = Math.max(longest, response.writableLength)
      }
    })()
    let taken = 0
    reader.on('data', (chunk) => {
      taken += chunk.length
    })
    reader.resume()
    await sending
    expect(longest).toBeLessThan(3_000_000)
    while (taken < 40_000_000) await once(reader, 'data')
  })

  it('is told that the reader has gone', async () => {
    const stream = createEventStreams(NEVER_MS).open(1, response, signedIn)
    const gone = once(response, 'close')
    const sending = (async () => {
      while (await stream.send(large));
    })()
    reader.destroy()
    await Promise.all([gone, sending])
    expect(stream.closed).toBe(true)
    expect(await stream.send(large)).toBe(false)
  })
})

describe('a stream that ended before its reader took everything', () => {
  afterEach(() => vi.useRealTimers())

  it('is not written to any more, since that would end the process', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const stream = createEventStreams(1_000).open(1, response, signedIn)
    const errors: unknown[] = []
    response.on('error', (error) => errors.push(error))
    // A little at a time until the kernel takes no more: so little waits here that none drains.
    while (response.socket?.writableLength === 0) {
      response.write('x'.repeat(8_000))
      await setImmediate()
    }
    stream.end()
    vi.advanceTimersByTime(5_000)
    await setImmediate()
    expect(errors).toEqual([])
  })
})

describe('all streams', () => {
  it('are counted by account while they are open', async () => {
    const streams = createEventStreams(NEVER_MS)
    response.setMaxListeners(0)
    for (let count = 0; count < 20; count += 1) {
      expect(streams.hasRoom(1)).toBe(true)
      streams.open(1, response, signedIn)
    }
    expect([streams.hasRoom(1), streams.hasRoom(2)]).toEqual([false, true])
    const closed = once(response, 'close')
    reader.destroy()
    await closed
    expect(streams.hasRoom(1)).toBe(true)
  })

  it('end together, and none opens after', async () => {
    const streams = createEventStreams(NEVER_MS)
    const stream = streams.open(1, response, signedIn)
    streams.endAll()
    expect([stream.closed, streams.hasRoom(2)]).toEqual([true, false])
  })

  it('end with their session', async () => {
    let isSignedIn = true
    const streams = createEventStreams(5)
    streams.open(1, response, async () => isSignedIn)
    let met = ''
    reader.on('data', (chunk) => {
      met += chunk
    })
    reader.resume()
    while (!met.includes(': still here')) await once(reader, 'data')
    isSignedIn = false
    await once(response, 'close')
  })
})
