import { workedMs } from './stretch.ts'
import type { OpenSegment, Session, TrackerState } from './types.ts'

/** What of the segments still in the machine counts now, without open idle stretches (T5). */
const heldMs = (state: TrackerState, counts: (segment: OpenSegment) => boolean): number =>
  [...state.waiting.filter(counts), ...(state.open ? [state.open] : [])].reduce(
    (total, each) => total + workedMs(state, each, state.countedMonoMs),
    0,
  )

/** Counted length of the running session; 0 when nothing runs. */
export function sessionMs(state: TrackerState): number {
  const { session } = state
  if (!session) return 0
  return session.emittedMs + heldMs(state, (each) => each.sessionId === session.id)
}

/** Whether a segment counts towards the session's contract in its current billing week (T8). */
export const inWeek = ({ terms, week }: Session, segment: OpenSegment): boolean =>
  segment.projectId === terms.projectId &&
  week.startMs <= segment.startMs &&
  segment.startMs < week.endMs

/** Counted on the running session's contract in the current billing week; 0 when nothing runs. */
export function workedThisWeekMs(state: TrackerState): number {
  const { session } = state
  if (!session) return 0
  return session.weekEmittedMs + heldMs(state, (each) => inWeek(session, each))
}

/** Whether the shell must go on ticking: time runs, or closed segments wait for their captures. */
export const needsTicks = (state: TrackerState): boolean =>
  state.open !== null || state.waiting.length > 0

/** The last limit warning given for the running session's week, or null (T8). */
export function limitPercent(state: TrackerState): 80 | 95 | 100 | null {
  const { session } = state
  if (!session) return null
  const given = state.warnings.filter(
    (each) =>
      each.contractId === session.terms.contractId && each.weekStartMs === session.week.startMs,
  )
  return given.at(-1)?.percent ?? null
}
