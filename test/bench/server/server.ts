import { openStage } from '../../load/stage.ts'
import type { Figure } from '../figures.ts'
import { posting } from './posting.ts'

/** What is measured of the marketplace, beside a baseline on the same database. */
export const serverMeasures = { posting }
export type ServerMeasure = keyof typeof serverMeasures

/** Takes the chosen measures, each on a marketplace of its own. */
export async function benchServer(
  chosen: readonly ServerMeasure[],
  { quick }: { quick: boolean },
): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const name of chosen) {
    console.error(name)
    const stage = await openStage()
    try {
      figures.push(...(await serverMeasures[name](stage, { rounds: quick ? 2 : 7 })))
    } finally {
      await stage.stop()
    }
  }
  return figures
}
