import type { Fault } from './outcome.ts'
import { underLoad } from './under-load.ts'

/** Kills the marketplace's process, which leaves its database running, and starts it anew. */
export const server: Fault = ({ rounds }) =>
  underLoad(rounds, async (running, restart) => {
    await running.kill()
    return restart()
  })
