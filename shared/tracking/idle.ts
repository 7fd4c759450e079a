import { askCapture } from './captures.ts'
import type { TrackerEffect } from './events.ts'
import { closeOpen, confirmUpTo, openAt, type Supply } from './flow.ts'
import { closeSegment, markInput, noteClock, openSegment, placedMs } from './segment.ts'
import { endStretch, ongoing } from './stretch.ts'
import type { IdlePending, Moment, OpenSegment, Running, TrackerState } from './types.ts'

const holds = (segment: OpenSegment & { endMonoMs?: number }, monoMs: number): boolean =>
  segment.startMonoMs <= monoMs && monoMs < (segment.endMonoMs ?? Number.POSITIVE_INFINITY)

/** Marks the minute of an input in whichever segment holds it (T4). */
export function markInputAt<S extends TrackerState>(state: S, monoMs: number): S {
  const mark = <T extends OpenSegment>(each: T): T =>
    holds(each, monoMs) ? markInput(each, monoMs) : each
  return { ...state, waiting: state.waiting.map(mark), open: state.open && mark(state.open) }
}

/**
 * Time was worked up to here: what ended by then may leave the machine. With the question open it
 * stays, for the stretch before it may still be kept and segments leave in order.
 */
export function workedUpTo<S extends Running | IdlePending>(state: S, monoMs: number): S {
  if (monoMs <= state.lastInputMonoMs) return state
  const waiting = state.phase === 'running' ? confirmUpTo(state.waiting, monoMs) : state.waiting
  return { ...state, lastInputMonoMs: monoMs, waiting }
}

/**
 * Cuts the segment that holds a monotonic instant in two there. It may be closed already, when its
 * cell ended since: where a cell ends is the wall's doing, and changes no length (T3). The rest of
 * it can grow no more, so its capture's instant has come (S1).
 */
function cutAt(
  state: IdlePending & { open: OpenSegment },
  monoMs: number,
  at: Moment,
  ids: Supply,
  effects: TrackerEffect[],
): IdlePending {
  const restOf = (segment: OpenSegment): OpenSegment =>
    noteClock(openSegment(state.session, ids.next(), placedMs(segment, monoMs), monoMs), at)
  const { open } = state
  if (open.startMonoMs < monoMs) {
    return { ...state, waiting: closeOpen(state.waiting, open, monoMs), open: restOf(open) }
  }
  const waiting = state.waiting.flatMap((each) => {
    if (each.startMonoMs === monoMs || !holds(each, monoMs)) return [each]
    const rest = askCapture(closeSegment(restOf(each), each.endMonoMs), at, effects)
    return [{ ...each, endMonoMs: monoMs }, rest]
  })
  return { ...state, waiting }
}

/**
 * The first input after a stretch (T5): the stretch ends there and work goes on in a segment of its
 * own, whether or not the question is ever seen. A lone input with another threshold of silence
 * after it is no return.
 */
export function comeBack(
  state: IdlePending,
  inputMonoMs: number,
  at: Moment,
  ids: Supply,
  effects: TrackerEffect[],
): IdlePending {
  const { session, open, frozenMonoMs, wokenMonoMs } = state
  if (at.monoMs - inputMonoMs >= session.terms.idleThresholdMs) return state
  if (frozenMonoMs !== null) {
    if (wokenMonoMs === null || inputMonoMs <= wokenMonoMs) return state
    const opened = openAt(state, session, at, ids)
    return {
      ...state,
      session: { ...session, awayMs: session.awayMs + (at.monoMs - frozenMonoMs) },
      open: opened,
      countedMonoMs: at.monoMs,
      countedMs: opened.startMs,
      lastInputMonoMs: at.monoMs,
      frozenMonoMs: null,
      wokenMonoMs: null,
    }
  }
  const last = ongoing(state)
  if (!open || !last || inputMonoMs <= last.fromMonoMs) return state
  const cut = cutAt({ ...state, open }, inputMonoMs, at, ids, effects)
  return { ...endStretch(cut, inputMonoMs), lastInputMonoMs: inputMonoMs }
}

/**
 * Asks about an idle stretch once it has lasted the threshold, back-dated to the last input (T5).
 * The question stands until it is answered, so one stretch is never asked about twice; another
 * stretch meanwhile becomes part of the same question.
 */
export function checkIdle(
  state: Running | IdlePending,
  monoMs: number,
  effects: TrackerEffect[],
): Running | IdlePending {
  const { lastInputMonoMs } = state
  if (monoMs - lastInputMonoMs < state.session.terms.idleThresholdMs) return state
  if (!state.open || (state.phase === 'idlePending' && ongoing(state))) return state
  // Nothing after the last input has left the machine, so its segment is still here.
  const segment = state.waiting.find((each) => holds(each, lastInputMonoMs)) ?? state.open
  const fromMs = placedMs(segment, lastInputMonoMs)
  const stretch = { fromMonoMs: lastInputMonoMs, fromMs, returnedMonoMs: null }
  if (state.phase === 'idlePending') return { ...state, stretches: [...state.stretches, stretch] }
  effects.push({ kind: 'idleStarted', sinceMs: fromMs })
  return {
    ...state,
    phase: 'idlePending',
    idleSinceMs: fromMs,
    stretches: [stretch],
    frozenMonoMs: null,
    wokenMonoMs: null,
  }
}
