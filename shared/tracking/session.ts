import { billingWeek } from '../time/billing-week.ts'
import { cutOut } from './captures.ts'
import type { TrackerEffect, UntimedEvent } from './events.ts'
import { closeOpen, confirmUpTo, lengthsOf, openAt, type Supply, sessionStartMs } from './flow.ts'
import { idleFromMs, stretchesMs } from './stretch.ts'
import type {
  IdlePending,
  Memory,
  Moment,
  Running,
  Session,
  Stopped,
  Suspended,
  TrackerState,
} from './types.ts'

/** What every state remembers, without what only the old one knew. */
function memoryOf(state: Memory): Memory {
  const { version, countedMonoMs, countedMs, checkpointMonoMs, waiting } = state
  const { lastEndMs, warnings, abandonedCaptureIds, locked } = state
  return {
    version,
    countedMonoMs,
    countedMs,
    checkpointMonoMs,
    waiting,
    lastEndMs,
    warnings,
    abandonedCaptureIds,
    locked,
  }
}

/** Counts on, in a new segment, from a moment that is itself an input (start, resume, answer). */
export function runFrom(state: Memory, session: Session, at: Moment, ids: Supply): Running {
  const open = openAt(state, session, at, ids)
  return {
    ...memoryOf(state),
    countedMonoMs: at.monoMs,
    countedMs: open.startMs,
    phase: 'running',
    session: { ...session },
    open,
    lastInputMonoMs: at.monoMs,
  }
}

/** Begins a session (T1). */
export function startSession(
  state: Stopped,
  event: Extract<UntimedEvent, { kind: 'started' }>,
  at: Moment,
  ids: Supply,
  effects: TrackerEffect[],
): Running {
  const startMs = sessionStartMs(state, at.wallMs)
  const session: Session = {
    id: event.sessionId,
    terms: event.terms,
    memo: event.memo,
    idleMs: 0,
    awayMs: 0,
    emittedMs: 0,
    week: billingWeek(startMs, event.terms.employerZone),
    weekEmittedMs: event.workedThisWeekMs,
  }
  const { id: sessionId } = session
  const { projectId } = event.terms
  const { insteadOf } = event
  effects.push({
    kind: 'sessionStarted',
    sessionId,
    projectId,
    atMs: startMs,
    ...(insteadOf && { insteadOf }),
  })
  return runFrom({ ...state, lastEndMs: startMs }, session, at, ids)
}

/** Closes what is open and takes everything so far as worked. */
export function closeAll<S extends TrackerState>(state: S, at: Moment): S {
  const waiting = closeOpen(state.waiting, state.open, at.monoMs)
  return { ...state, waiting: confirmUpTo(waiting, at.monoMs) }
}

/** Takes nothing of the idle stretches as worked, and all around them (T5). */
export function giveBack(state: IdlePending, at: Moment, effects: TrackerEffect[]): IdlePending {
  let cut = { ...state, waiting: closeOpen(state.waiting, state.open, at.monoMs) }
  for (const each of state.stretches) cut = cutOut(cut, each, effects)
  const { session } = state
  return {
    ...cut,
    open: null,
    waiting: confirmUpTo(cut.waiting, at.monoMs),
    countedMs: idleFromMs(state) ?? state.countedMs,
    session: {
      ...session,
      idleMs: session.idleMs + stretchesMs(state, at.monoMs),
      awayMs: session.awayMs + (at.monoMs - (state.frozenMonoMs ?? at.monoMs)),
    },
  }
}

/** The session with its time of sleep counted as away (T6). */
export const backFrom = ({ session, suspendedMonoMs }: Suspended, at: Moment): Session => ({
  ...session,
  awayMs: session.awayMs + (at.monoMs - suspendedMonoMs),
})

/** Ends a session whose segments are all closed. */
export function endSession(
  state: Exclude<TrackerState, Stopped>,
  session: Session,
  reason: 'stopped' | 'idle' | 'recovered',
  effects: TrackerEffect[],
): Stopped {
  const mine = state.waiting.filter((each) => each.sessionId === session.id)
  effects.push({
    kind: 'sessionStopped',
    sessionId: session.id,
    projectId: session.terms.projectId,
    atMs: state.countedMs,
    reason,
    trackedMs: session.emittedMs + lengthsOf(mine),
    idleMs: session.idleMs,
    awayMs: session.awayMs,
  })
  return { ...memoryOf(state), phase: 'stopped', session: null, open: null }
}
