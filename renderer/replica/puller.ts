import { type Failure, failureOf } from '../../shared/contract/errors.ts'
import type { ChangesPage } from '../../shared/contract/feed.ts'
import type { IpcAnswer } from '../../shared/contract/ipc.ts'
import { type ReplicaDb, readPosition } from './database.ts'
import { storePage } from './store-page.ts'

export type PullerOptions = {
  db: ReplicaDb
  /** The number of the pull that the replica stands at; numbers go on from there. */
  after: number
  /** Fetches the page of the feed after a cursor. */
  fetchPage: (since: number) => Promise<IpcAnswer<ChangesPage>>
  /** How the last pull ended: null when it reached the feed's end. */
  onEnd: (failure: Failure | null) => void
}

/** Keeps the replica level with the feed: one pull at a time, as many as were asked for. */
export type Puller = {
  /** Asks for a pull that begins after this call. Calls during a pull share the next one. */
  pull(): void
  /** How many pulls have begun; what is acknowledged now is in the next one. */
  begun(): number
  stop(): void
}

/** Pages from where the replica stands until the feed's end. */
async function pullOnce({ db, fetchPage }: PullerOptions, number: number): Promise<Failure | null> {
  for (;;) {
    const { cursor } = await readPosition(db)
    const answer = await fetchPage(cursor)
    if (!answer.ok) return answer.error
    const stored = await storePage(db, cursor, answer.value, number)
    // A page that promises more but brings nothing would be asked for without end.
    if (stored === 'stored' && (!answer.value.more || answer.value.cursor === cursor)) return null
  }
}

export function createPuller(options: PullerOptions): Puller {
  let begun = options.after
  let running = false
  let wanted = false
  let stopped = false

  async function run(): Promise<void> {
    running = true
    while (wanted && !stopped) {
      wanted = false
      begun += 1
      // A database that cannot take the page (a full disk) is a failed pull, never the end of all.
      const failure = await pullOnce(options, begun).catch(() => failureOf('copy_not_kept'))
      if (!stopped) options.onEnd(failure)
    }
    running = false
  }

  return {
    pull() {
      wanted = true
      if (!running && !stopped) void run()
    },
    begun: () => begun,
    stop() {
      stopped = true
    },
  }
}
