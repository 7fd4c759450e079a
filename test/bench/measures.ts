import { setTimeout as delay } from 'node:timers/promises'
import { until } from '../desktop/until.ts'
import { type Figure, figure } from './figures.ts'
import { cpuMs } from './process-tree.ts'
import { firstPaintAtMs, memoryAtRest, type Running, type Subject, start } from './subject.ts'

/** What a measure works with. */
export type Bench = {
  milepost: Subject
  bare: Subject
  /** Expression that starts tracking in our window. */
  startTracking: string
  /** Expression that stops it again, so that the next run starts as this one did. */
  stopTracking: string
  runs: number
  /** How long processor time is watched, ms. */
  watchMs: number
}

const MB = 1_000_000

/**
 * Runs all candidates in turns, there and back, so that whatever else the machine does meets all
 * alike.
 */
async function inTurns<Name extends string>(
  runs: number,
  candidates: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(candidates) as Name[]
  const found = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    number[]
  >
  for (let run = 0; run < runs; run++) {
    for (const name of run % 2 ? names.toReversed() : names) {
      const value = await candidates[name]()
      found[name].push(value)
      console.error(`  run ${run + 1} ${name} ${value.toFixed(1)}`)
    }
  }
  return found
}

async function during<T>(
  subject: Subject,
  extra: NodeJS.ProcessEnv,
  use: (running: Running) => Promise<T>,
): Promise<T> {
  const running = await start(subject, extra)
  try {
    return await use(running)
  } finally {
    await running.stop()
  }
}

/** From the making of the process to the first content on the screen. */
export async function startup({ milepost, bare, runs }: Bench): Promise<Figure[]> {
  const timed = (subject: Subject) => () =>
    during(subject, {}, async (running) => (await firstPaintAtMs(running)) - running.spawnedAtMs)
  const found = await inTurns(runs, { milepost: timed(milepost), bare: timed(bare) })
  return [figure('start-up', 'ms', found, { kind: 'ratio', atMost: 1.5 })]
}

/** All processes with the window open, at rest. */
export async function memory({ milepost, bare, runs }: Bench): Promise<Figure[]> {
  const weighed = (subject: Subject) => () =>
    during(subject, {}, async (running) => {
      await firstPaintAtMs(running)
      return (await memoryAtRest(running)) / MB
    })
  const found = await inTurns(runs, { milepost: weighed(milepost), bare: weighed(bare) })
  return [figure('memory with window', 'MB', found, { kind: 'ratio', atMost: 1.4 })]
}

/**
 * Our window closed to the tray, beside a bare application whose window was closed too, and beside
 * one that never had any: Chromium keeps some of what a first window made it load.
 */
export async function tray({ milepost, bare, runs }: Bench): Promise<Figure[]> {
  const closed = (subject: Subject) => () =>
    during(subject, {}, async (running) => {
      await firstPaintAtMs(running)
      await running.devtools.closeWindow()
      return (await memoryAtRest(running)) / MB
    })
  const never = () =>
    during(
      bare,
      { BARE_WITHOUT_WINDOW: '1' },
      async (running) => (await memoryAtRest(running)) / MB,
    )
  const found = await inTurns(runs, { milepost: closed(milepost), closed: closed(bare), never })
  const reach = { kind: 'ratio', atMost: 1.15 } as const
  return [
    figure('memory in the tray', 'MB', { milepost: found.milepost, bare: found.closed }, reach),
    figure('  never had a window', 'MB', { milepost: found.milepost, bare: found.never }, reach),
  ]
}

/** Tracking with the window open, beside a bare window that does nothing. */
export async function cpu(bench: Bench): Promise<Figure[]> {
  const watched = (subject: Subject, begin: string, end: string) => () =>
    during(subject, {}, async (running) => {
      await firstPaintAtMs(running)
      await until('its work', async () => Boolean(await running.devtools.evaluate(begin)))
      await memoryAtRest(running)
      const [before, sinceMs] = [await cpuMs(running.pid), performance.now()]
      // The one wait that is the measurement itself.
      await delay(bench.watchMs)
      const share = ((await cpuMs(running.pid)) - before) / (performance.now() - sinceMs)
      await running.devtools.evaluate(end)
      return share * 100
    })
  const found = await inTurns(bench.runs, {
    milepost: watched(bench.milepost, bench.startTracking, bench.stopTracking),
    bare: watched(bench.bare, 'true', 'true'),
  })
  return [figure('processor, tracking', '% of a core', found, { kind: 'difference', atMost: 1 })]
}
