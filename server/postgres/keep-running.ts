import { setTimeout as pause } from 'node:timers/promises'
import type { PostgresProcess } from './programs.ts'

const RETRY_MS = 1_000

/**
 * Starts the server again whenever it ends without being asked: someone killed it, or the machine
 * ran out of memory. What was committed is there again. Returns what stops it for good.
 */
export function keepRunning(
  first: PostgresProcess,
  restart: () => Promise<PostgresProcess>,
): () => Promise<void> {
  let stopping = false
  let server: PostgresProcess | null = first

  async function watch(): Promise<void> {
    while (!stopping) {
      await server?.ended
      server = null
      while (!stopping && !server) server = await restart().catch(() => pause(RETRY_MS, null))
    }
    await server?.stop()
  }
  const watching = watch()
  return async () => {
    stopping = true
    await server?.stop()
    await watching
  }
}
