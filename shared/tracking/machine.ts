import { askCapture, giveUpCaptures, takeCapture } from './captures.ts'
import type { Happening, Step, TrackerEffect, TrackerEvent, TrackerRefusal } from './events.ts'
import { finish } from './finish.ts'
import { closeOpen, confirmUpTo, cutUpTo, type Supply, supply } from './flow.ts'
import { checkIdle, markInputAt, workedUpTo } from './idle.ts'
import { recover } from './recover.ts'
import { placedMs } from './segment.ts'
import { backFrom, closeAll, endSession, giveBack, runFrom, startSession } from './session.ts'
import { checkpointVersion, type Moment, type TrackerState } from './types.ts'

/*
 *             started                    no input for the threshold
 *  stopped ────────────▶ running ───────────────────────────────▶ idlePending
 *     ▲  ▲                │ ▲ ▲                                     │ │
 *     │  └── stopped ─────┘ │ └────────── keep, discard ────────────┘ │
 *     │           suspended │ resumed                                 │
 *     │                   ▼ │                                         │
 *     ├── stopped ───── suspended                                     │
 *     └── stop, stopped ──────────────────────────────────────────────┘
 */

/** Nothing tracked yet. */
export const initialTrackerState: TrackerState = {
  version: checkpointVersion,
  phase: 'stopped',
  session: null,
  open: null,
  countedMonoMs: 0,
  countedMs: 0,
  checkpointMonoMs: 0,
  waiting: [],
  lastEndMs: 0,
  warnings: [],
  abandonedCaptureIds: [],
  locked: false,
}

/** Brings the running time up to the event: cells are cut, captures asked for, a lock noticed. */
function settle(state: TrackerState, at: Moment, ids: Supply, effects: TrackerEffect[]) {
  if (!state.open) return state
  const cut = cutUpTo(state.session, state.open, at, ids)
  const closed = cut.closed.map((each) => askCapture(each, at, effects))
  const open = askCapture(cut.open, at, effects)
  const counted = { countedMonoMs: at.monoMs, countedMs: placedMs(open, at.monoMs) }
  const next = { ...state, ...counted, open, waiting: [...state.waiting, ...closed] }
  return next.phase === 'running' && next.locked ? checkIdle(next, at.monoMs, effects) : next
}

/** T4, T5: a sample of the idle time. Input behind a lock screen is not the user at work. */
function tick(state: TrackerState, idleMs: number | null, at: Moment, effects: TrackerEffect[]) {
  if (!state.open || state.locked) return state
  const inputMonoMs = at.monoMs - (idleMs ?? 0)
  if (state.phase === 'idlePending') {
    const fresh = idleMs !== null && inputMonoMs > state.idleSinceMonoMs
    return fresh ? markInputAt(state, inputMonoMs) : state
  }
  const marked =
    idleMs !== null && inputMonoMs >= state.lastInputMonoMs
      ? markInputAt(state, inputMonoMs)
      : state
  return checkIdle(workedUpTo(marked, inputMonoMs), at.monoMs, effects)
}

/** T6: nothing counts from here on; a second one changes nothing. */
function suspend(state: TrackerState, at: Moment): TrackerState {
  if (state.phase === 'running') {
    const { lastInputMonoMs: _, ...rest } = closeAll(state, at)
    return { ...rest, phase: 'suspended', open: null, suspendedMonoMs: at.monoMs }
  }
  if (state.phase !== 'idlePending' || !state.open) return state
  const waiting = closeOpen(state.waiting, state.open, at.monoMs)
  return { ...state, waiting, open: null, frozenMonoMs: at.monoMs }
}

function answerIdle(
  state: TrackerState,
  answer: 'keep' | 'discard' | 'stop',
  at: Moment,
  ids: Supply,
  effects: TrackerEffect[],
): TrackerState {
  if (state.phase !== 'idlePending') return refuse(state, 'not_idle', effects)
  if (answer !== 'keep') {
    const cut = giveBack(state, at, effects)
    if (answer === 'stop') return endSession(cut, cut.session, 'idle', effects)
    return runFrom(cut, cut.session, at, ids)
  }
  const { open, idleSinceMonoMs: _s, idleSinceMs: _m, frozenMonoMs, ...rest } = state
  const waiting = confirmUpTo(state.waiting, at.monoMs)
  if (open) return { ...rest, waiting, phase: 'running', open, lastInputMonoMs: at.monoMs }
  const awayMs = state.session.awayMs + (at.monoMs - (frozenMonoMs ?? at.monoMs))
  return runFrom({ ...state, waiting }, { ...state.session, awayMs }, at, ids)
}

function stop(state: TrackerState, at: Moment, effects: TrackerEffect[]): TrackerState {
  switch (state.phase) {
    case 'stopped':
      return refuse(state, 'not_tracking', effects)
    case 'running': {
      const closed = closeAll(state, at)
      return endSession(closed, closed.session, 'stopped', effects)
    }
    case 'idlePending': {
      const cut = giveBack(state, at, effects)
      return endSession(cut, cut.session, 'idle', effects)
    }
    case 'suspended':
      return endSession(state, backFrom(state, at), 'stopped', effects)
  }
}

function changeMemo(state: TrackerState, memo: string, effects: TrackerEffect[]): TrackerState {
  if (!state.session) return refuse(state, 'not_tracking', effects)
  const session = { ...state.session, memo }
  if (state.open) return { ...state, session, open: { ...state.open, memo } }
  return { ...state, session }
}

function refuse(state: TrackerState, code: TrackerRefusal, effects: TrackerEffect[]) {
  effects.push({ kind: 'refused', code })
  return state
}

function apply(
  state: TrackerState,
  event: Happening,
  at: Moment,
  ids: Supply,
  effects: TrackerEffect[],
): TrackerState {
  switch (event.kind) {
    case 'started':
      if (state.phase !== 'stopped') return refuse(state, 'already_tracking', effects)
      return startSession(state, event, at, ids, effects)
    case 'tick':
      return tick(state, event.idleMs, at, effects)
    case 'stopped':
      return stop(state, at, effects)
    case 'memoChanged':
      return changeMemo(state, event.memo, effects)
    case 'idleAnswered':
      return answerIdle(state, event.answer, at, ids, effects)
    case 'suspended':
      return suspend(state, at)
    case 'resumed':
      return state.phase === 'suspended' ? runFrom(state, backFrom(state, at), at, ids) : state
    case 'locked':
      if (state.locked) return state
      // The lock is the last input: idle is measured from it (T6).
      return { ...(state.phase === 'running' ? workedUpTo(state, at.monoMs) : state), locked: true }
    case 'unlocked': {
      if (!state.locked) return state
      const unlocked = { ...state, locked: false }
      return unlocked.phase === 'running' ? workedUpTo(unlocked, at.monoMs) : unlocked
    }
    case 'captureFinished':
      return takeCapture(state, event.segmentId, event.capture, effects)
    case 'recovered':
      return recover(state, at, effects)
  }
}

/**
 * The tracker (T1 to T8, S1): what an event makes of a state, and what the shell must do about it.
 * Pure; reads no clock. A monotonic reading behind the last one counts as the last one.
 */
export function transition(state: TrackerState, event: TrackerEvent): Step<TrackerState> {
  const effects: TrackerEffect[] = []
  const ids = supply(event.fresh)
  const behind = event.kind !== 'recovered' && state.phase !== 'stopped'
  const monoMs = behind ? Math.max(event.at.monoMs, state.countedMonoMs) : event.at.monoMs
  const at = { wallMs: event.at.wallMs, monoMs }
  const settled = event.kind === 'recovered' ? state : settle(state, at, ids, effects)
  const applied = apply(settled, event, at, ids, effects)
  const waited = giveUpCaptures(applied, at.monoMs)
  const changed = event.kind !== 'tick' && applied !== settled
  return { state: finish(state, waited, at, changed, effects), effects }
}
