import type { ServerResponse } from 'node:http'

const HEARTBEAT_MS = 15_000
/** A reader that takes nothing for this long is gone. */
const STALLED_MS = 30_000
/** How many streams one account may hold open: its devices and pages, with room. */
const STREAMS_PER_ACCOUNT = 20

/** One open stream of server-sent events. */
export type EventStream = {
  /** Resolves when the reader can take more, so that nothing piles up here; false when it is gone. */
  send(event: { name: string; id?: number; data: unknown }): Promise<boolean>
  end(): void
  /** Runs once, whoever ends the stream. */
  onClose(listener: () => void): void
  readonly closed: boolean
}

/** All open streams of this server, so that they can be bounded and ended. */
export type EventStreams = ReturnType<typeof createEventStreams>

export function createEventStreams(heartbeatMs = HEARTBEAT_MS) {
  const open = new Map<EventStream, number>()
  let ending = false

  return {
    /** True when the account may open one more. */
    hasRoom(accountId: number): boolean {
      const own = [...open.values()].filter((owner) => owner === accountId)
      return !ending && own.length < STREAMS_PER_ACCOUNT
    },

    /**
     * Takes an answer over, whose headers are already sent. The stream ends by itself soon after
     * its session does: `stillSignedIn` is asked at every heartbeat.
     */
    open(
      accountId: number,
      response: ServerResponse,
      stillSignedIn: () => Promise<boolean>,
    ): EventStream {
      const heartbeat = setInterval(() => {
        // An ended answer stays here until a reader that does not read is given up.
        if (stream.closed) return
        // A stalled reader gets no heartbeats piled on top of what it has not taken.
        if (!response.writableNeedDrain) response.write(': still here\n\n')
        stillSignedIn().then(
          (signedIn) => signedIn || stream.end(),
          () => stream.end(),
        )
      }, heartbeatMs)
      const stream: EventStream = {
        send: async ({ name, id, data }) => {
          if (stream.closed) return false
          const idLine = id === undefined ? '' : `id: ${id}\n`
          const taken = response.write(`event: ${name}\n${idLine}data: ${JSON.stringify(data)}\n\n`)
          return taken || (await drained(response))
        },
        end: () => {
          if (!stream.closed) response.end()
        },
        onClose: (listener) => response.once('close', listener),
        get closed() {
          return response.writableEnded || response.destroyed
        },
      }
      // A cut line is an end like any other; unheard, the error would end the whole process.
      response.on('error', () => response.destroy())
      response.once('close', () => {
        clearInterval(heartbeat)
        open.delete(stream)
      })
      open.set(stream, accountId)
      return stream
    },

    /** Ends every stream; none can be opened any more. */
    endAll(): void {
      ending = true
      for (const stream of open.keys()) stream.end()
    },
  }
}

/** Waits until the reader has taken what was written; gives up on one that does not read. */
function drained(response: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (alive: boolean) => {
      clearTimeout(stalled)
      response.off('drain', onDrain)
      response.off('close', onClose)
      resolve(alive)
    }
    const onDrain = () => settle(true)
    const onClose = () => settle(false)
    const stalled = setTimeout(() => response.destroy(), STALLED_MS)
    response.once('drain', onDrain)
    response.once('close', onClose)
  })
}
