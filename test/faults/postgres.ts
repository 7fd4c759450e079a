import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readLock } from '../../server/postgres/leftovers.ts'
import type { Fault } from './outcome.ts'
import { underLoad } from './under-load.ts'

/** The processes that a process has started and that still run. */
async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const parents = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      // The name stands in parentheses and may hold anything; the parent is the second after it.
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    }),
  )
  return pids.map(Number).filter((_, at) => parents[at] === parent)
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It followed its parent.
  }
}

/** Kills PostgreSQL and all of its processes; the marketplace brings it back by itself. */
export const postgres: Fault = ({ rounds }) =>
  underLoad(rounds, async (running) => {
    const lock = await readLock(join(running.dataDir, 'postgres'))
    if (!lock) throw new Error('the database does not run')
    const children = await childrenOf(lock.pid)
    for (const pid of [lock.pid, ...children]) end(pid)
    return running
  })
