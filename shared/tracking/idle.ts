import type { TrackerEffect } from './events.ts'
import { confirmUpTo } from './flow.ts'
import { markInput, placedMs } from './segment.ts'
import type { OpenSegment, Running, TrackerState } from './types.ts'

const holds = (segment: OpenSegment & { endMonoMs?: number }, monoMs: number): boolean =>
  segment.startMonoMs <= monoMs && monoMs < (segment.endMonoMs ?? Number.POSITIVE_INFINITY)

/** Marks the minute of an input in whichever segment holds it (T4). */
export function markInputAt<S extends TrackerState>(state: S, monoMs: number): S {
  const mark = <T extends OpenSegment>(each: T): T =>
    holds(each, monoMs) ? markInput(each, monoMs) : each
  return { ...state, waiting: state.waiting.map(mark), open: state.open && mark(state.open) }
}

/** Time was worked up to here: what ended by then may leave the machine. */
export function workedUpTo(state: Running, monoMs: number): Running {
  if (monoMs <= state.lastInputMonoMs) return state
  return {
    ...state,
    lastInputMonoMs: monoMs,
    waiting: confirmUpTo(state.waiting, monoMs),
  }
}

/**
 * Asks about an idle stretch once it has lasted the threshold, back-dated to the last input (T5).
 * The question stands until it is answered, so one stretch is never asked about twice.
 */
export function checkIdle(state: Running, monoMs: number, effects: TrackerEffect[]): TrackerState {
  const { lastInputMonoMs, ...rest } = state
  if (monoMs - lastInputMonoMs < state.session.terms.idleThresholdMs) return state
  // Nothing after the last input has left the machine, so its segment is still here.
  const segment = state.waiting.find((each) => holds(each, lastInputMonoMs)) ?? state.open
  const idleSinceMs = placedMs(segment, lastInputMonoMs)
  effects.push({ kind: 'idleStarted', sinceMs: idleSinceMs })
  return {
    ...rest,
    phase: 'idlePending',
    idleSinceMonoMs: lastInputMonoMs,
    idleSinceMs,
    frozenMonoMs: null,
  }
}
