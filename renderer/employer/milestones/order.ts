import type { Milestone } from '../../../shared/contract/entities.ts'
import { isHeld, transitionMilestone } from '../../../shared/milestones/milestone.ts'

/** Whether the employer may release it as it stands (P3, P5). */
export const releasable = ({ state }: Milestone): boolean =>
  transitionMilestone(state, 'release', 'employer').ok

/** Whether it is still the employer's to cancel: only before the freelancer has accepted (P7). */
export const cancellable = ({ state }: Milestone): boolean =>
  transitionMilestone(state, 'cancel', 'employer').ok

const done = ({ state }: Milestone): number => (isHeld(state) ? 0 : 1)

/** Held money first, then what is done; the newest first in each. */
export const heldFirst = (milestones: readonly Milestone[]): Milestone[] =>
  milestones.toSorted((a, b) => done(a) - done(b) || b.createdAtMs - a.createdAtMs)
