import type {
  IdlePending,
  IdleStretch,
  OpenSegment,
  TrackerState,
  WaitingSegment,
} from './types.ts'

/** The stretch that nobody has come back from, if there is one. */
export const ongoing = (state: IdlePending): IdleStretch | null => {
  const last = state.stretches.at(-1)
  return last?.returnedMonoMs === null ? last : null
}

/** Milliseconds of the stretches up to a monotonic instant. */
export const stretchesMs = (state: IdlePending, monoMs: number): number =>
  state.stretches.reduce(
    (total, each) => total + (each.returnedMonoMs ?? monoMs) - each.fromMonoMs,
    0,
  )

/** Length of a segment up to a monotonic instant, without what the idle question is about (T5). */
export function workedMs(
  state: TrackerState,
  segment: OpenSegment | WaitingSegment,
  monoMs: number,
): number {
  const endMonoMs = 'endMonoMs' in segment ? segment.endMonoMs : monoMs
  const stretches = state.phase === 'idlePending' ? state.stretches : []
  return stretches.reduce(
    (ms, { fromMonoMs, returnedMonoMs }) => {
      const until = Math.min(endMonoMs, returnedMonoMs ?? endMonoMs)
      return ms - Math.max(0, until - Math.max(segment.startMonoMs, fromMonoMs))
    },
    Math.max(0, endMonoMs - segment.startMonoMs),
  )
}

/**
 * Where work ended, placed, if it ended with a stretch; null while the user is back at work. A
 * stretch that the machine was suspended in ended there, and nobody has come back from it either.
 */
export function idleFromMs(state: IdlePending): number | null {
  const last = state.stretches.at(-1)
  if (!last) return null
  const unbroken = last.returnedMonoMs === null || last.returnedMonoMs === state.frozenMonoMs
  return unbroken ? last.fromMs : null
}

/** Ends the stretch that goes on at a monotonic instant. */
export function endStretch(state: IdlePending, returnedMonoMs: number): IdlePending {
  const last = ongoing(state)
  if (!last) return state
  return { ...state, stretches: [...state.stretches.slice(0, -1), { ...last, returnedMonoMs }] }
}
