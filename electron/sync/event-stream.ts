import { createParser } from 'eventsource-parser'
import {
  changeEvent,
  type HelloEvent,
  helloEvent,
  type Notice,
  notice,
} from '../../shared/contract/feed.ts'
import type { Api } from './api.ts'
import type { ApiFault } from './api-fault.ts'

/** The marketplace sends at least a heartbeat every 15 s; three missed ones mean a dead line. */
const SILENCE_MS = 45_000

/** What following the stream needs. */
export type EventStreamPorts = {
  api: Pick<Api, 'events'>
  /** The last notice that was shown. */
  lastSeq(): number
  onOpen(): void
  /** First of all, which database speaks (Y7). Aborting the line here keeps the rest away. */
  onHello(hello: HelloEvent): void
  onChange(cursor: number): void
  onNotice(notice: Notice): void
  /** Aborting it cuts the stream off; so does the watchdog. */
  line: AbortController
}

/**
 * Follows the event stream until it ends; it resumes behind the last notice shown, so that being
 * cut off costs latency and never a notice. Returns why it ended.
 */
export async function followEvents(ports: EventStreamPorts): Promise<ApiFault> {
  let watchdog: NodeJS.Timeout | undefined
  const heard = () => {
    clearTimeout(watchdog)
    watchdog = setTimeout(() => ports.line.abort(), SILENCE_MS)
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
    const answer = await ports.api.events(ports.lastSeq(), ports.line.signal)
    if (!answer.ok) return answer.error
    ports.onOpen()
    for await (const text of answer.value) {
      heard()
      parser.feed(text)
    }
  } catch {
    // The line broke in the middle.
  } finally {
    clearTimeout(watchdog)
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
