import { billingWeek } from '../time/billing-week.ts'
import type { TrackerEffect } from './events.ts'
import { toSegment, waitingMs } from './segment.ts'
import type { LimitPercent, Moment, TrackerState } from './types.ts'
import { inWeek, workedThisWeekMs } from './view.ts'

/**
 * A checkpoint is due this long after the last one. With a tick a second it comes every 3 to 4 s,
 * and a tick may come 2 s late before the 5 s that a crash may cost are used up (T7).
 */
const CHECKPOINT_MS = 3_000
const LIMIT_PERCENTS: readonly LimitPercent[] = [80, 95, 100]
const EIGHT_DAYS_MS = 8 * 86_400_000

/** Starts a new count when the open segment stands in a later billing week (T8). */
function rollWeek(state: TrackerState): TrackerState {
  const { open } = state
  if (!open || open.startMs < state.session.week.endMs) return state
  const week = billingWeek(open.startMs, state.session.terms.employerZone)
  return { ...state, session: { ...state.session, week, weekEmittedMs: 0 } }
}

/** Lets out, in order, the closed segments that are worked for sure and miss no capture. */
function emitSegments(state: TrackerState, effects: TrackerEffect[]): TrackerState {
  let next = state
  for (const each of state.waiting) {
    if (!each.confirmed || each.capture.status === 'inFlight') break
    const segment = toSegment(each)
    effects.push({ kind: 'segmentClosed', segment })
    next = { ...next, waiting: next.waiting.slice(1) }
    // A session before the running one says no more where this one stands: see `sessionStartMs`.
    if (!next.session || each.sessionId === next.session.id) next.lastEndMs = segment.endMs
    if (!next.session) continue
    const lengthMs = waitingMs(each)
    const session = { ...next.session }
    if (each.sessionId === session.id) session.emittedMs += lengthMs
    if (inWeek(session, each)) session.weekEmittedMs += lengthMs
    next = { ...next, session } as TrackerState
  }
  return next
}

/** Warns of the weekly limit at 80, 95 and 100 %, once each a week; recording goes on (T8). */
function warnOfLimit(state: TrackerState, effects: TrackerEffect[]): TrackerState {
  const limitMs = state.session?.terms.weeklyLimitMs ?? null
  if (!state.session || limitMs === null) return state
  const { contractId } = state.session.terms
  const weekStartMs = state.session.week.startMs
  const workedMs = workedThisWeekMs(state)
  const due = LIMIT_PERCENTS.filter(
    (percent) =>
      workedMs * 100 >= limitMs * percent &&
      !state.warnings.some(
        (given) =>
          given.contractId === contractId &&
          given.weekStartMs === weekStartMs &&
          given.percent === percent,
      ),
  ).map((percent) => ({ contractId, weekStartMs, percent }))
  if (due.length === 0) return state
  effects.push(...due.map((each) => ({ kind: 'limitReached' as const, ...each })))
  const recent = state.warnings.filter((given) => given.weekStartMs > weekStartMs - EIGHT_DAYS_MS)
  return { ...state, warnings: [...recent, ...due] }
}

/** Puts the news of a session's end behind its segments, which the marketplace wants first. */
function endsLast(effects: TrackerEffect[]): void {
  const isEnd = ({ kind }: TrackerEffect) =>
    kind === 'sessionStopped' || kind === 'recoveredSegment'
  const ends = effects.filter(isEnd)
  const others = effects.filter((each) => !isEnd(each))
  effects.splice(0, effects.length, ...others, ...ends)
}

/** What follows every event: segments leave, the limit is looked at, a checkpoint when due. */
export function finish(
  before: TrackerState,
  after: TrackerState,
  at: Moment,
  changed: boolean,
  effects: TrackerEffect[],
): TrackerState {
  const next = warnOfLimit(emitSegments(rollWeek(after), effects), effects)
  endsLast(effects)
  const due =
    changed ||
    effects.some((each) => each.kind !== 'refused') ||
    next.phase !== before.phase ||
    next.open?.id !== before.open?.id ||
    (next.open !== null && at.monoMs - next.checkpointMonoMs >= CHECKPOINT_MS)
  if (!due) return next
  effects.push({ kind: 'checkpoint' })
  return { ...next, checkpointMonoMs: at.monoMs }
}
