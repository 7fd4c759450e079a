import { openStage } from '../../load/stage.ts'
import type { Figure } from '../figures.ts'
import { billing } from './billing.ts'
import { posting } from './posting.ts'
import { reading } from './reading.ts'
import { releases } from './releases.ts'
import type { ServerBench } from './server-bench.ts'

/** Takes a measure on a marketplace of its own. */
const onStage =
  (bench: ServerBench) =>
  async (options: { rounds: number }): Promise<Figure[]> => {
    const stage = await openStage()
    try {
      return await bench(stage, options)
    } finally {
      await stage.stop()
    }
  }

/** What is measured of the marketplace, beside a baseline on the same database. */
export const serverMeasures = {
  posting: onStage(posting),
  releases: onStage(releases),
  billing,
  reading: onStage(reading),
}
export type ServerMeasure = keyof typeof serverMeasures

/** Takes the chosen measures. */
export async function benchServer(
  chosen: readonly ServerMeasure[],
  { quick }: { quick: boolean },
): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const name of chosen) {
    console.error(name)
    figures.push(...(await serverMeasures[name]({ rounds: quick ? 2 : 7 })))
  }
  return figures
}
