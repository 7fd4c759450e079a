import type { Milestone, MilestoneRequest } from '../../shared/contract/entities.ts'

/**
 * A milestone's status on their wire. They have none for a cancellation that is asked for: the money
 * is frozen still, and `cancellation_requested` says the rest.
 */
export const MILESTONE_STATUS = {
  pending: 'pending',
  inProgress: 'frozen',
  releaseRequested: 'requested_release',
  cancellationRequested: 'frozen',
  released: 'cleared',
  cancelled: 'canceled',
  disputed: 'disputed',
} as const satisfies Record<Milestone['state'], string>

/** A milestone request's status on their wire. */
export const REQUEST_STATUS = {
  pending: 'pending',
  accepted: 'created',
  rejected: 'rejected',
  withdrawn: 'deleted',
} as const satisfies Record<MilestoneRequest['state'], string>

/** Our states that some names of theirs stand for; null when none are asked for. */
export function statesOf<S extends string>(
  statuses: Record<S, string>,
  asked: readonly string[],
): S[] | null {
  if (asked.length === 0) return null
  return (Object.keys(statuses) as S[]).filter((state) => asked.includes(statuses[state]))
}
