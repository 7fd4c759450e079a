import { readFeedCursor, readHello } from '../feed/changes.ts'
import { readNotices } from '../feed/read-notices.ts'
import type { AppContext } from './context.ts'
import type { EventStream } from './event-streams.ts'

const NOTICES_AT_ONCE = 100

/**
 * Keeps one stream in step with its account until it closes: a greeting, every notice after `lastSeq` in
 * order, then the feed's cursor when it has grown. Any number of pokes while it is busy make one
 * more round, so a slow reader costs no memory; the database keeps what was not sent yet.
 */
export function followFeed(
  context: AppContext,
  accountId: number,
  lastSeq: number,
  stream: EventStream,
): void {
  let seq = lastSeq
  let cursor = -1
  let greeted = false
  let again = false
  let busy = false

  async function catchUp(): Promise<void> {
    if (!greeted) {
      const hello = await readHello(context.services, accountId)
      if (!(await stream.send({ name: 'hello', data: hello }))) return
      greeted = true
    }
    const notices = await readNotices(context.services, accountId, seq, NOTICES_AT_ONCE)
    for (const notice of notices) {
      if (!(await stream.send({ name: 'notice', id: notice.seq, data: notice }))) return
      seq = notice.seq
    }
    if (notices.length === NOTICES_AT_ONCE) again = true
    const grown = await readFeedCursor(context.services, accountId)
    if (grown > cursor) {
      cursor = grown
      await stream.send({ name: 'change', data: { cursor } })
    }
  }

  async function run(): Promise<void> {
    busy = true
    try {
      do {
        again = false
        await catchUp()
      } while (again && !stream.closed)
    } catch {
      // The database does not answer. The reader comes back by itself and resumes where it was.
      stream.end()
    } finally {
      busy = false
    }
  }

  const poke = () => {
    again = true
    if (!busy && !stream.closed) void run()
  }
  stream.onClose(context.pokes.subscribe(accountId, poke))
  poke()
}
