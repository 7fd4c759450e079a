import { lengthsUpTo } from './flow.ts'
import type { OpenSegment, Session, TrackerState, WaitingSegment } from './types.ts'

/** Up to where time counts as worked: while the idle question is open, up to the last input (T5). */
const horizonMonoMs = (state: TrackerState): number =>
  state.phase === 'idlePending' ? state.idleSinceMonoMs : state.countedMonoMs

const openMs = (open: OpenSegment | null, monoMs: number): number =>
  open ? Math.max(0, monoMs - open.startMonoMs) : 0

/** Counted length of the running session; 0 when nothing runs. */
export function sessionMs(state: TrackerState): number {
  const { session } = state
  if (!session) return 0
  const mine = state.waiting.filter((each) => each.sessionId === session.id)
  const horizon = horizonMonoMs(state)
  return session.emittedMs + lengthsUpTo(mine, horizon) + openMs(state.open, horizon)
}

/** Whether a segment counts towards the session's contract in its current billing week (T8). */
export const inWeek = ({ terms, week }: Session, segment: OpenSegment): boolean =>
  segment.projectId === terms.projectId &&
  week.startMs <= segment.startMs &&
  segment.startMs < week.endMs

/** Counted on the running session's contract in the current billing week; 0 when nothing runs. */
export function workedThisWeekMs(state: TrackerState): number {
  const { session, open } = state
  if (!session) return 0
  const mine: WaitingSegment[] = state.waiting.filter((each) => inWeek(session, each))
  const horizon = horizonMonoMs(state)
  return session.weekEmittedMs + lengthsUpTo(mine, horizon) + openMs(open, horizon)
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
