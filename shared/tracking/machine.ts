import { askCapture, giveUpCaptures, takeCapture } from './captures.ts'
import type { Step, TrackerEffect, TrackerEvent, UntimedEvent } from './events.ts'
import { finish } from './finish.ts'
import { cutUpTo, type Supply, supply } from './flow.ts'
import {
  answerIdle,
  changeMemo,
  lock,
  refuse,
  resume,
  stop,
  suspend,
  tick,
  unlock,
} from './handlers.ts'
import { checkIdle } from './idle.ts'
import { recover } from './recover.ts'
import { placedMs } from './segment.ts'
import { startSession } from './session.ts'
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
  const tracks = next.phase === 'running' || next.phase === 'idlePending'
  return tracks && next.locked ? checkIdle(next, at.monoMs, effects) : next
}

function apply(
  state: TrackerState,
  event: UntimedEvent,
  at: Moment,
  ids: Supply,
  effects: TrackerEffect[],
): TrackerState {
  switch (event.kind) {
    case 'started':
      if (state.phase !== 'stopped') return refuse(state, 'already_tracking', effects)
      return startSession(state, event, at, ids, effects)
    case 'tick':
      return tick(state, event.idleMs, at, ids, effects)
    case 'stopped':
      return stop(state, at, effects)
    case 'memoChanged':
      return changeMemo(state, event.memo, effects)
    case 'idleAnswered':
      return answerIdle(state, event.answer, at, ids, effects)
    case 'suspended':
      return suspend(state, at)
    case 'resumed':
      return resume(state, at, ids)
    case 'locked':
      return lock(state, at)
    case 'unlocked':
      return unlock(state, at)
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
