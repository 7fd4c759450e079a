import { createParser } from 'eventsource-parser'
import { changeEvent, type HelloEvent, helloEvent, type Notice, notice } from '../contract/feed.ts'
import type { ApiFault } from './api-fault.ts'
import type { Requests } from './requests.ts'
import type { CutOff } from './transport.ts'

/** The marketplace sends at least a heartbeat every 15 s; three missed ones mean a dead line. */
const SILENCE_MS = 45_000

/** What following the stream needs. */
export type EventStreamPorts = {
  events: Requests['events']
  /** The last notice that was shown. */
  lastSeq(): number
  onOpen(): void
  /** First of all, which database speaks (Y7). Aborting the line here keeps the rest away. */
  onHello(hello: HelloEvent): void
  onChange(cursor: number): void
  onNotice(notice: Notice): void
  /** Aborting it cuts the stream off; silence does so too. An `AbortController`. */
  line: { readonly signal: CutOff; abort(): void }
  /** Calls back once after a while, unless the returned function is called before. */
  alarm(afterMs: number, ring: () => void): () => void
}

/**
 * Follows the event stream until it ends; it resumes behind the last notice shown, so that being
 * cut off costs latency and never a notice. Returns why it ended.
 */
export async function followEvents(ports: EventStreamPorts): Promise<ApiFault> {
  let stopWatching = () => {}
  const heard = () => {
    stopWatching()
    stopWatching = ports.alarm(SILENCE_MS, () => ports.line.abort())
  }
  const parser = createParser({
    onEvent({ event, data }) {
      if (ports.line.signal.aborted) return
      if (event === 'hello') {
        const parsed = helloEvent.safeParse(parseJson(data))
        if (parsed.success) ports.onHello(parsed.data)
      } else if (event === 'change') {
        const parsed = changeEvent.safeParse(parseJson(data))
        if (parsed.success) ports.onChange(parsed.data.cursor)
      } else if (event === 'notice') {
        const parsed = notice.safeParse(parseJson(data))
        if (parsed.success) ports.onNotice(parsed.data)
      }
    },
  })
  heard()
  try {
    const answer = await ports.events(ports.lastSeq(), ports.line.signal)
    if (!answer.ok) return answer.error
    ports.onOpen()
    for await (const text of answer.value) {
      heard()
      parser.feed(text)
    }
  } catch {
    // The line broke in the middle.
  } finally {
    stopWatching()
  }
  return { kind: 'offline' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
