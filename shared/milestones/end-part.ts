import { type Money, type SplitError, split } from '../money/money.ts'
import { err, ok, type Result } from '../result.ts'
import {
  type MilestoneAction,
  type MilestoneActor,
  type MilestoneError,
  type MilestoneState,
  transitionMilestone,
} from './milestone.ts'

/** As much of a milestone as its ending asks for. */
export type Standing = { id: string; state: MilestoneState; amount: Money }

/** What an ending leaves: the milestone that ended, and the original with the rest, if any. */
export type PartEnded = { ended: Standing; rest: Standing | null }

/**
 * Ends a milestone, or exactly a part of it, by an action that pays it out or gives it back. Of a
 * part `newId` becomes a milestone of its own, in its final state, while the original keeps its id,
 * its state and the rest (P5). The whole ends under its own id. The two add up to what was there.
 */
export function endPart(
  milestone: Standing,
  part: Money,
  step: { action: MilestoneAction; by: MilestoneActor; newId: string },
): Result<PartEnded, MilestoneError | SplitError> {
  const next = transitionMilestone(milestone.state, step.action, step.by)
  if (!next.ok) return next
  const amounts = split(milestone.amount, part)
  if (!amounts.ok) return err(amounts.error)
  const { rest } = amounts.value
  if (rest.minor === 0n) return ok({ ended: { ...milestone, state: next.value }, rest: null })
  return ok({
    ended: { id: step.newId, state: next.value, amount: part },
    rest: { ...milestone, amount: rest },
  })
}
