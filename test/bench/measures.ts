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

/** Runs both in turns, so that whatever else the machine does meets both alike. */
async function inTurns(
  { milepost, bare, runs }: Bench,
  measure: (subject: Subject) => Promise<number>,
): Promise<{ milepost: number[]; bare: number[] }> {
  const found: { milepost: number[]; bare: number[] } = { milepost: [], bare: [] }
  for (let run = 0; run < runs; run++) {
    for (const subject of run % 2 ? [bare, milepost] : [milepost, bare]) {
      const value = await measure(subject)
      found[subject.name].push(value)
      console.error(`  run ${run + 1} ${subject.name} ${value.toFixed(1)}`)
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
export async function startup(bench: Bench): Promise<Figure[]> {
  const runs = await inTurns(bench, (subject) =>
    during(subject, {}, async (running) => (await firstPaintAtMs(running)) - running.spawnedAtMs),
  )
  return [figure('start-up', 'ms', runs, { kind: 'ratio', atMost: 1.5 })]
}

/** All processes with the window open, at rest. */
export async function memory(bench: Bench): Promise<Figure[]> {
  const runs = await inTurns(bench, (subject) =>
    during(subject, {}, async (running) => {
      await firstPaintAtMs(running)
      return (await memoryAtRest(running)) / MB
    }),
  )
  return [figure('memory with window', 'MB', runs, { kind: 'ratio', atMost: 1.4 })]
}

/** Our window closed to the tray, beside a bare application that never had one. */
export async function tray(bench: Bench): Promise<Figure[]> {
  const runs = await inTurns(bench, (subject) =>
    during(subject, { BARE_WITHOUT_WINDOW: '1' }, async (running) => {
      if (subject.name === 'milepost') {
        await firstPaintAtMs(running)
        await running.devtools.closeWindow()
      }
      return (await memoryAtRest(running)) / MB
    }),
  )
  return [figure('memory in the tray', 'MB', runs, { kind: 'ratio', atMost: 1.15 })]
}

/** Tracking with the window open, beside a bare window that does nothing. */
export async function cpu(bench: Bench): Promise<Figure[]> {
  const runs = await inTurns(bench, (subject) =>
    during(subject, {}, async (running) => {
      await firstPaintAtMs(running)
      const ours = subject.name === 'milepost'
      if (ours) {
        await until('tracking', async () =>
          Boolean(await running.devtools.evaluate(bench.startTracking)),
        )
      }
      await memoryAtRest(running)
      const [before, sinceMs] = [await cpuMs(running.pid), performance.now()]
      // The one wait that is the measurement itself.
      await delay(bench.watchMs)
      const share = ((await cpuMs(running.pid)) - before) / (performance.now() - sinceMs)
      if (ours) await running.devtools.evaluate(bench.stopTracking)
      return share * 100
    }),
  )
  return [figure('processor, tracking', '% of a core', runs, { kind: 'difference', atMost: 1 })]
}
