import type { Milestone } from '../../../shared/contract/entities.ts'
import { isHeld } from '../../../shared/milestones/milestone.ts'

const done = ({ state }: Milestone): number => (isHeld(state) ? 0 : 1)

/** Held money first, then what is done; the newest first in each. */
export const heldFirst = (milestones: readonly Milestone[]): Milestone[] =>
  milestones.toSorted((a, b) => done(a) - done(b) || b.createdAtMs - a.createdAtMs)
