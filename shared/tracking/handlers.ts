import type { TrackerEffect, TrackerRefusal } from './events.ts'
import { closeOpen, confirmUpTo, type Supply } from './flow.ts'
import { checkIdle, markInputAt, workedUpTo } from './idle.ts'
import { backFrom, closeAll, endSession, giveBack, runFrom } from './session.ts'
import type { Moment, TrackerState } from './types.ts'

/** T4, T5: a sample of the idle time. Input behind a lock screen is not the user at work. */
export function tick(
  state: TrackerState,
  idleMs: number | null,
  at: Moment,
  effects: TrackerEffect[],
) {
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
export function suspend(state: TrackerState, at: Moment): TrackerState {
  if (state.phase === 'running') {
    const { lastInputMonoMs: _, ...rest } = closeAll(state, at)
    return { ...rest, phase: 'suspended', open: null, suspendedMonoMs: at.monoMs }
  }
  if (state.phase !== 'idlePending' || !state.open) return state
  const waiting = closeOpen(state.waiting, state.open, at.monoMs)
  return { ...state, waiting, open: null, frozenMonoMs: at.monoMs }
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

/** T1: Stop. With the question open it is the answer `stop` (T5). */
export function stop(state: TrackerState, at: Moment, effects: TrackerEffect[]): TrackerState {
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
  return { ...(state.phase === 'running' ? workedUpTo(state, at.monoMs) : state), locked: true }
}

/** T6: whoever unlocks is there; a lock that lasted too long has been noticed before. */
export function unlock(state: TrackerState, at: Moment): TrackerState {
  if (!state.locked) return state
  const unlocked = { ...state, locked: false }
  return unlocked.phase === 'running' ? workedUpTo(unlocked, at.monoMs) : unlocked
}
