import type { TrackerEffect, TrackerRefusal } from './events.ts'
import { closeOpen, confirmUpTo, type Supply } from './flow.ts'
import { checkIdle, comeBack, markInputAt, workedUpTo } from './idle.ts'
import { backFrom, closeAll, endSession, giveBack, runFrom } from './session.ts'
import { endStretch, idleFromMs } from './stretch.ts'
import type { IdlePending, Moment, TrackerState } from './types.ts'

/** T4, T5: a sample of the idle time. Input behind a lock screen is not the user at work. */
export function tick(
  state: TrackerState,
  idleMs: number | null,
  at: Moment,
  ids: Supply,
  effects: TrackerEffect[],
) {
  if (state.locked || (state.phase !== 'running' && state.phase !== 'idlePending')) return state
  const inputMonoMs = at.monoMs - (idleMs ?? 0)
  const known = idleMs !== null
  const here =
    known && state.phase === 'idlePending' ? comeBack(state, inputMonoMs, at, ids, effects) : state
  if (!here.open) return here
  const marked =
    known && inputMonoMs >= here.lastInputMonoMs ? markInputAt(here, inputMonoMs) : here
  return checkIdle(workedUpTo(marked, inputMonoMs), at.monoMs, effects)
}

/** T6: nothing counts from here on; a second one changes nothing. */
export function suspend(state: TrackerState, at: Moment): TrackerState {
  if (state.phase === 'running') {
    const { lastInputMonoMs: _, ...rest } = closeAll(state, at)
    return { ...rest, phase: 'suspended', open: null, suspendedMonoMs: at.monoMs }
  }
  if (state.phase !== 'idlePending' || !state.open) return state
  const waiting = closeOpen(state.waiting, state.open, at.monoMs)
  return { ...endStretch(state, at.monoMs), waiting, open: null, frozenMonoMs: at.monoMs }
}

/** T6: counting goes on; with the question open only at the first input, for waking is none. */
export function resume(state: TrackerState, at: Moment, ids: Supply): TrackerState {
  if (state.phase === 'suspended') return runFrom(state, backFrom(state, at), at, ids)
  const wakes = state.phase === 'idlePending' && state.frozenMonoMs !== null
  return wakes && state.wokenMonoMs === null ? { ...state, wokenMonoMs: at.monoMs } : state
}

/** T5: Stop while the question is open, which gives back what it is about. */
function stopIdle(state: IdlePending, at: Moment, effects: TrackerEffect[]): TrackerState {
  const cut = giveBack(state, at, effects)
  return endSession(cut, cut.session, idleFromMs(state) === null ? 'stopped' : 'idle', effects)
}

/** T5: the answer to the idle question; a second answer is refused. */
export function answerIdle(
  state: TrackerState,
  answer: 'keep' | 'discard' | 'stop',
  at: Moment,
  ids: Supply,
  effects: TrackerEffect[],
): TrackerState {
  if (state.phase !== 'idlePending') return refuse(state, 'not_idle', effects)
  if (answer === 'stop') return stopIdle(state, at, effects)
  if (answer === 'discard') {
    const cut = giveBack(state, at, effects)
    return runFrom(cut, cut.session, at, ids)
  }
  const { open, idleSinceMs: _m, stretches: _s, frozenMonoMs, wokenMonoMs: _w, ...rest } = state
  const waiting = confirmUpTo(state.waiting, at.monoMs)
  if (open) return { ...rest, waiting, phase: 'running', open, lastInputMonoMs: at.monoMs }
  const awayMs = state.session.awayMs + (at.monoMs - (frozenMonoMs ?? at.monoMs))
  return runFrom({ ...state, waiting }, { ...state.session, awayMs }, at, ids)
}

/** T1: Stop. With the question open it is the answer `stop` (T5). */
export function stop(state: TrackerState, at: Moment, effects: TrackerEffect[]): TrackerState {
  switch (state.phase) {
    case 'stopped':
      return refuse(state, 'not_tracking', effects)
    case 'running': {
      const closed = closeAll(state, at)
      return endSession(closed, closed.session, 'stopped', effects)
    }
    case 'idlePending':
      return stopIdle(state, at, effects)
    case 'suspended':
      return endSession(state, backFrom(state, at), 'stopped', effects)
  }
}

/** The memo of this session from the open segment on. */
export function changeMemo(
  state: TrackerState,
  memo: string,
  effects: TrackerEffect[],
): TrackerState {
  if (!state.session) return refuse(state, 'not_tracking', effects)
  const session = { ...state.session, memo }
  if (state.open) return { ...state, session, open: { ...state.open, memo } }
  return { ...state, session }
}

/** Nothing happens, and the reason is said. */
export function refuse(state: TrackerState, code: TrackerRefusal, effects: TrackerEffect[]) {
  effects.push({ kind: 'refused', code })
  return state
}

/** T6: the lock is the last input, so idle is measured from it. */
export function lock(state: TrackerState, at: Moment): TrackerState {
  if (state.locked) return state
  return { ...inputNow(state, at), locked: true }
}

/** T6: whoever unlocks is there; a lock that lasted too long has been noticed before. */
export function unlock(state: TrackerState, at: Moment): TrackerState {
  if (!state.locked) return state
  return inputNow({ ...state, locked: false }, at)
}

const inputNow = (state: TrackerState, at: Moment): TrackerState =>
  state.phase === 'running' || state.phase === 'idlePending' ? workedUpTo(state, at.monoMs) : state
