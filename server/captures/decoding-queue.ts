import pLimit, { type LimitFunction } from 'p-limit'
import { err, ok, type Result } from '../../shared/result.ts'

/** Pictures of one account that may wait at once; further ones are to be sent again later. */
const WAITING_PER_ACCOUNT = 8

/** Lets pictures be decoded one after the other. */
export type DecodingQueue = {
  /** Does the work when its turn comes; refuses when too much of the account's waits already. */
  run<T>(accountId: number, work: () => Promise<T>): Promise<Result<T, 'too_many_requests'>>
}

/**
 * One picture is decoded at a time, so that a flood of them leaves the other cores to everyone else.
 * Accounts take turns: each has one in the common line and lets the rest wait in its own.
 */
export function createDecodingQueue(): DecodingQueue {
  const common = pLimit(1)
  const own = new Map<number, LimitFunction>()
  const waiting = (line: LimitFunction) => line.activeCount + line.pendingCount
  return {
    async run(accountId, work) {
      const line = own.get(accountId) ?? pLimit(1)
      if (waiting(line) >= WAITING_PER_ACCOUNT) return err('too_many_requests')
      own.set(accountId, line)
      try {
        return ok(await line(() => common(work)))
      } finally {
        if (waiting(line) === 0) own.delete(accountId)
      }
    },
  }
}
