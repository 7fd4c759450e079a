import {
  closeSegment,
  cutMonoMs,
  noteClock,
  openSegment,
  SEGMENT_MAX_MS,
  toSegment,
  waitingMs,
} from './segment.ts'
import type {
  Fresh,
  Memory,
  Moment,
  OpenSegment,
  Session,
  TrackerState,
  WaitingSegment,
} from './types.ts'
import { FUTURE_SLACK_MS } from './validate.ts'

const WEEK_MS = 604_800_000

/** Hands out what the shell made. Running dry is a bug of the shell: it asked `freshNeeded`. */
export type Supply = { next(): Fresh }

/** Takes the event's `fresh` in order. */
export function supply(fresh: readonly Fresh[]): Supply {
  let taken = 0
  return {
    next() {
      const one = fresh[taken++]
      if (!one) throw new Error('event carries too few fresh ids: see freshNeeded')
      return one
    },
  }
}

/** How many `fresh` entries an event at this moment can use up, at most. */
export function freshNeeded(state: TrackerState, at: Moment): number {
  const sinceMs = Math.max(0, at.monoMs - (state.open?.startMonoMs ?? at.monoMs))
  // Besides whole cells: one to open anew, one for the partial cell at the start, one for a partial
  // cell after a clock step, and one for each billing week's edge that may lie between two cells.
  return Math.floor(sinceMs / SEGMENT_MAX_MS) + Math.ceil(sinceMs / WEEK_MS) + 4
}

/** End of the last placed of these segments, none before what left the machine (T11). */
const lastPlacedMs = (waiting: readonly WaitingSegment[], lastEndMs: number): number =>
  waiting.reduce((end, each) => Math.max(end, toSegment(each).endMs), lastEndMs)

/**
 * Where a new session starts: at the wall, or behind the last segment. One that ends in the future
 * was placed by a clock that was ahead: it must not keep all that follows from its true place (T3).
 */
export function sessionStartMs(state: Memory, wallMs: number): number {
  const lastMs = lastPlacedMs(state.waiting, state.lastEndMs)
  return lastMs > wallMs + FUTURE_SLACK_MS ? wallMs : Math.max(wallMs, lastMs)
}

/** Opens a segment at the wall, or right behind the last one where the wall went back (T3). */
export function openAt(state: Memory, session: Session, at: Moment, ids: Supply): OpenSegment {
  // What earlier sessions left to this one is in `lastEndMs` since it started: `sessionStartMs`.
  const mine = state.waiting.filter((each) => each.sessionId === session.id)
  const startMs = Math.max(at.wallMs, lastPlacedMs(mine, state.lastEndMs))
  return openSegment(session, ids.next(), startMs, at.monoMs)
}

/**
 * Brings an open segment up to a moment, cutting as many cells as went by: a loop that stalled for
 * an hour gives the same lengths as one that ticked (T3). After a clock step the next segment is
 * placed by the wall again, never before the end of the last.
 */
export function cutUpTo(
  session: Session,
  open: OpenSegment,
  at: Moment,
  ids: Supply,
): { open: OpenSegment; closed: WaitingSegment[] } {
  const closed: WaitingSegment[] = []
  let current = noteClock(open, at)
  while (cutMonoMs(current) <= at.monoMs) {
    const endMonoMs = cutMonoMs(current)
    closed.push(closeSegment(current, endMonoMs))
    const wallThereMs = at.wallMs - (at.monoMs - endMonoMs)
    const startMs = current.clockStepMs === 0 ? current.cutMs : Math.max(wallThereMs, current.cutMs)
    current = noteClock(openSegment(session, ids.next(), startMs, endMonoMs), at)
  }
  return { open: current, closed }
}

/** Closes the open segment, if it has any length, behind those that wait. */
export function closeOpen(
  waiting: WaitingSegment[],
  open: OpenSegment | null,
  endMonoMs: number,
): WaitingSegment[] {
  if (!open || endMonoMs <= open.startMonoMs) return waiting
  return [...waiting, closeSegment(open, endMonoMs)]
}

/** Marks as worked what ended by a monotonic instant. */
export const confirmUpTo = (waiting: WaitingSegment[], monoMs: number): WaitingSegment[] =>
  waiting.map((each) =>
    each.confirmed || each.endMonoMs > monoMs ? each : { ...each, confirmed: true },
  )

/** Length of these segments. */
export const lengthsOf = (waiting: readonly WaitingSegment[]): number =>
  waiting.reduce((total, each) => total + waitingMs(each), 0)
