import type { ApiFault } from './api-fault.ts'
import { backoffMs } from './backoff.ts'

/** Something that is done again when there is work, and after a while when it failed. */
export type RetryLoop = {
  /** There is work, or a reason to try at once. */
  wake(): void
  /** No more rounds; resolves when the one under way has ended. */
  stop(): Promise<void>
}

/**
 * Runs rounds one at a time. A round that ends with a fault is repeated after a back-off (Y4);
 * one without waits for the next `wake`. Signed out or outdated, only `wake` starts another.
 */
export function createRetryLoop(
  round: () => Promise<ApiFault | null>,
  chance: () => number,
): RetryLoop {
  let wanted = false
  let stopped = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null

  const run = async () => {
    while (wanted && !stopped) {
      wanted = false
      const fault = await round()
      failures = fault ? failures + 1 : 0
      if (fault && repeats(fault) && !stopped) schedule(fault)
    }
  }
  const schedule = (fault: ApiFault) => {
    const retryAfterMs = fault.kind === 'busy' ? fault.retryAfterMs : null
    timer = setTimeout(wake, backoffMs(failures, chance(), retryAfterMs))
    timer.unref()
  }
  const wake = () => {
    clearTimeout(timer)
    wanted = true
    if (stopped) return
    running ??= run().finally(() => {
      running = null
      // Woken between the last look and now.
      if (wanted) wake()
    })
  }
  return {
    wake,
    async stop() {
      stopped = true
      wanted = false
      clearTimeout(timer)
      await running
    },
  }
}

/** Without a person's or an update's help, trying again changes nothing for these. */
const repeats = ({ kind }: ApiFault) => kind !== 'signedOut' && kind !== 'serverTooNew'
