import { EventEmitter, once } from 'node:events'
import { createParser, type EventSourceMessage } from 'eventsource-parser'

/** Reads an event stream as a client does, keeping every event and comment it has met. */
export async function openEvents(url: string, token: string, headers: Record<string, string> = {}) {
  const abort = new AbortController()
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: abort.signal,
  })
  const met: EventSourceMessage[] = []
  const comments: string[] = []
  const grown = new EventEmitter()
  let ended = false
  const parser = createParser({
    onEvent: (event) => met.push(event),
    onComment: (comment) => comments.push(comment),
  })
  const reading = (async () => {
    const decoder = new TextDecoder()
    try {
      for await (const chunk of answer.body ?? []) {
        parser.feed(decoder.decode(chunk, { stream: true }))
        grown.emit('grown')
      }
    } catch (error) {
      if (!abort.signal.aborted) throw error
    } finally {
      ended = true
      grown.emit('grown')
    }
  })()

  return {
    status: answer.status,
    headers: answer.headers,
    comments,
    all: () => [...met],
    notices: () => met.filter(({ event }) => event === 'notice'),
    changes: () => met.filter(({ event }) => event === 'change'),
    /** Waits until what was read satisfies; fails when the stream ends before. */
    until: async (satisfied: () => boolean) => {
      while (!satisfied()) {
        if (ended) throw new Error('the stream ended')
        await once(grown, 'grown')
      }
    },
    /** Waits until the server ends the stream. */
    ended: () => reading,
    close: async () => {
      abort.abort()
      await reading
    },
  }
}
