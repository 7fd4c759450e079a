import type { ApiFault } from '../../shared/client/api-fault.ts'
import { backoffMs } from '../../shared/client/backoff.ts'

/** Something that is done again when there is work, and after a while when it failed. */
export type RetryLoop = {
  /** There is work. A wait that is under way is kept. */
  wake(): void
  /** The world has changed (sign-in, wake-up, back online): try now, unless asked to stay away. */
  tryNow(): void
  /** The round under way got through: the next wait is a short one again. */
  succeeded(): void
  /** No more rounds; resolves when the one under way has ended. */
  stop(): Promise<void>
}

/**
 * Runs rounds one at a time. A round that ends with a fault is repeated after a back-off (Y4);
 * one without waits for the next `wake`. Signed out or outdated, only `tryNow` starts another. A
 * round that throws (a disk that fails) is told of and repeated like one that failed.
 */
export function createRetryLoop(
  round: () => Promise<ApiFault | null>,
  chance: () => number,
  onBug: (thrown: unknown) => void,
): RetryLoop {
  let waiting: { timer: NodeJS.Timeout; asked: boolean } | null = null
  let state: 'resting' | 'running' | 'barred' | 'stopped' = 'resting'
  let again = false
  /** The world changed during the round, so what the round found may no longer hold. */
  let askedMeanwhile = false
  let failures = 0
  let current: Promise<void> = Promise.resolve()

  const attempt = async (): Promise<ApiFault | null> => {
    try {
      return await round()
    } catch (thrown) {
      onBug(thrown)
      return { kind: 'failed' }
    }
  }
  const run = async () => {
    again = false
    askedMeanwhile = false
    const fault = await attempt()
    if (state !== 'running') return
    state = 'resting'
    if (!fault) failures = 0
    else if (!askedMeanwhile || isAsked(fault)) {
      if (isBarring(fault)) state = 'barred'
      else {
        failures += 1
        waitAfter(fault)
      }
    }
    if (again) start()
  }
  const start = () => {
    again = true
    if (state !== 'resting' || waiting) return
    state = 'running'
    current = run()
  }
  const endWait = () => {
    clearTimeout(waiting?.timer)
    waiting = null
  }
  const waitAfter = (fault: ApiFault) => {
    const retryAfterMs = fault.kind === 'busy' ? fault.retryAfterMs : null
    const timer = setTimeout(
      () => {
        endWait()
        start()
      },
      backoffMs(failures, chance(), retryAfterMs),
    )
    waiting = { timer, asked: retryAfterMs !== null }
  }
  return {
    wake: start,
    tryNow() {
      askedMeanwhile = true
      if (state === 'barred') state = 'resting'
      if (!waiting?.asked) endWait()
      start()
    },
    succeeded() {
      failures = 0
    },
    async stop() {
      state = 'stopped'
      endWait()
      await current
    },
  }
}

/** The marketplace itself asked for the wait. */
const isAsked = (fault: ApiFault) => fault.kind === 'busy' && fault.retryAfterMs !== null

/** Without a person's or an update's help, trying again changes nothing for these. */
const isBarring = ({ kind }: ApiFault) => kind === 'signedOut' || kind === 'serverTooNew'
