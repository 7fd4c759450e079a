import { describe, expect, it } from 'vitest'
import type { Notice } from '../contract/feed.ts'
import { err, ok } from '../result.ts'
import type { ApiFault } from './api-fault.ts'
import { type EventStreamPorts, followEvents } from './event-stream.ts'

const aNotice = (seq: number): Notice => ({
  seq,
  atMs: 1,
  kind: 'milestoneReleased',
  projectId: 1,
  projectTitle: 'Checkout',
  amount: { amount: '40.00', currency: 'USD' },
  balance: { amount: '140.00', currency: 'USD' },
  subjectId: null,
})

async function* chunks(...texts: string[]) {
  yield* texts
}

/** Follows a stream of these chunks to its end. */
async function follow(texts: string[], fault: ApiFault | null = null, leaves = false) {
  const heard: unknown[] = []
  const asked: number[] = []
  const ports: EventStreamPorts = {
    async events(afterSeq) {
      asked.push(afterSeq)
      return fault ? err(fault) : ok(chunks(...texts))
    },
    lastSeq: () => 41,
    onOpen: () => heard.push('open'),
    onHello(hello) {
      heard.push(hello)
      if (leaves) ports.line.abort()
    },
    onChange: (cursor) => heard.push(cursor),
    onNotice: ({ seq }) => heard.push({ seq }),
    line: new AbortController(),
    alarm: () => () => {},
  }
  return { fault: await followEvents(ports), heard, asked }
}

describe('event stream', () => {
  it('N2: asks for what came after the last notice shown', async () => {
    const { asked, heard } = await follow([])
    expect({ asked, heard }).toEqual({ asked: [41], heard: ['open'] })
  })

  it('hears pokes and notices, however the network cuts them', async () => {
    const text =
      ': heartbeat\n\n' +
      'event: change\ndata: {"cursor":9}\n\n' +
      `id: 42\nevent: notice\ndata: ${JSON.stringify(aNotice(42))}\n\n`
    for (const size of [1, 7, 1000]) {
      const cut = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
      const { heard } = await follow(cut)
      expect(heard).toEqual(['open', 9, { seq: 42 }])
    }
  })

  it('Y7: hears first which database speaks, and nothing more of one that it leaves', async () => {
    const hello = { epoch: '0b6e6e00-0000-4000-8000-000000000001', lastNotice: 42 }
    const texts = [
      `event: hello\ndata: ${JSON.stringify(hello)}\n\n` +
        `id: 42\nevent: notice\ndata: ${JSON.stringify(aNotice(42))}\n\n`,
    ]
    expect((await follow(texts)).heard).toEqual(['open', hello, { seq: 42 }])
    expect((await follow(texts, null, true)).heard).toEqual(['open', hello])
  })

  it('Y5: leaves out what it cannot read, and goes on', async () => {
    const { heard } = await follow([
      'event: news\ndata: {}\n\n',
      'event: change\ndata: not json\n\n',
      'event: notice\ndata: {"seq":1,"kind":"unheardOf"}\n\n',
      'event: change\ndata: {"cursor":3}\n\n',
    ])
    expect(heard).toEqual(['open', 3])
  })

  it('says why there was no stream', async () => {
    const { fault, heard } = await follow([], { kind: 'signedOut' })
    expect({ fault, heard }).toEqual({ fault: { kind: 'signedOut' }, heard: [] })
  })

  it('cuts off a line that is silent for three heartbeats, counted from the last word', async () => {
    const alarms: { afterMs: number; ring: () => void; stopped: boolean }[] = []
    const line = new AbortController()
    async function* twoWords() {
      yield ': heartbeat\n\n'
      yield ': heartbeat\n\n'
      alarms.at(-1)?.ring()
    }
    await followEvents({
      events: async () => ok(twoWords()),
      lastSeq: () => 0,
      onOpen: () => {},
      onHello: () => {},
      onChange: () => {},
      onNotice: () => {},
      line,
      alarm(afterMs, ring) {
        const alarm = { afterMs, ring, stopped: false }
        alarms.push(alarm)
        return () => {
          alarm.stopped = true
        }
      },
    })
    expect(alarms.map(({ afterMs, stopped }) => [afterMs, stopped])).toEqual([
      [45_000, true],
      [45_000, true],
      [45_000, true],
    ])
    expect(line.signal.aborted).toBe(true)
  })
})
