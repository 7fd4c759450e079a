import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { until } from '../desktop/until.ts'
import { type Devtools, devtoolsOf } from './devtools.ts'
import { proportionalBytes } from './process-tree.ts'

/** Something that can be started: our application, or the bare one. */
export type Subject = {
  name: 'milepost' | 'bare'
  executablePath: string
  args: string[]
  env: NodeJS.ProcessEnv
}

/** A started one. */
export type Running = {
  pid: number
  /** Wall clock at the instant before the process was made, epoch ms. */
  spawnedAtMs: number
  devtools: Devtools
  stop(): Promise<void>
}

/** Starts a subject. Everything is ended with it, also its helpers. */
export async function start(subject: Subject, extra: NodeJS.ProcessEnv = {}): Promise<Running> {
  const spawnedAtMs = performance.timeOrigin + performance.now()
  const child = spawn(subject.executablePath, [...subject.args, '--remote-debugging-port=0'], {
    env: { ...subject.env, ...extra },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  // One that cannot be started shows as a debugging port that never opens.
  child.on('error', () => {})
  const end = () => killGroup(child)
  process.once('exit', end)
  const stop = async () => {
    end()
    if (child.pid === undefined) return
    await until('an end', () => child.exitCode !== null || child.signalCode !== null)
    process.off('exit', end)
  }
  try {
    const devtools = await devtoolsOf(child.stderr as Readable)
    return { pid: child.pid ?? 0, spawnedAtMs, devtools, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

/**
 * Waits until the memory has come to rest: five samples in a row, half a second apart, within 1 %
 * of each other. Gives the last, bytes.
 */
export async function memoryAtRest(running: Running): Promise<number> {
  const samples: number[] = []
  let nextMs = 0
  return until(
    'memory at rest',
    async () => {
      if (performance.now() < nextMs) return false
      nextMs = performance.now() + 500
      samples.push(await proportionalBytes(running.pid))
      const last = samples.slice(-5)
      const [low, high] = [Math.min(...last), Math.max(...last)]
      return last.length === 5 && high - low <= low / 100 && high
    },
    60_000,
  )
}

/** When the first content was painted, epoch ms; waits for it. */
export function firstPaintAtMs(running: Running): Promise<number> {
  const expression = `performance
    .getEntriesByName('first-contentful-paint')
    .map(({ startTime }) => performance.timeOrigin + startTime)[0]`
  return until(
    'the first paint',
    async () => {
      // A window that is still loading has nowhere to evaluate.
      const at = await running.devtools.evaluate(expression).catch(() => undefined)
      return typeof at === 'number' && at
    },
    20_000,
  )
}
