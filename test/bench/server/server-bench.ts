import type { Stage } from '../../load/stage.ts'
import type { Figure } from '../figures.ts'

/** One measure of the marketplace against a baseline on the same database, in the same run. */
export type ServerBench = (stage: Stage, options: { rounds: number }) => Promise<Figure[]>
