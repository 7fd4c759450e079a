import { cutOut, failCapture } from './captures.ts'
import type { TrackerEffect } from './events.ts'
import { closeOpen, confirmUpTo, lengthsOf } from './flow.ts'
import { endSession } from './session.ts'
import { idleFromMs, stretchesMs } from './stretch.ts'
import type { Moment, TrackerState } from './types.ts'

/** The most tracked time that a crash may cost (T7). */
const MAX_LOSS_MS = 5_000

/** Closes everything at the last counted moment; reads no clock of the process that died. */
function closeAtCheckpoint(state: TrackerState, effects: TrackerEffect[]): TrackerState {
  const waiting = closeOpen(state.waiting, state.open, state.countedMonoMs).map((each) =>
    each.id === state.open?.id ? { ...each, recovered: true } : each,
  )
  let cut: TrackerState = { ...state, waiting }
  // The question was never answered: nothing of what it is about is billed (T5).
  const stretches = state.phase === 'idlePending' ? state.stretches : []
  for (const each of stretches) cut = cutOut(cut, each, effects)
  for (const each of cut.waiting) {
    if (each.capture.status !== 'inFlight') continue
    effects.push({ kind: 'captureDropped', segmentId: each.id, captureId: each.captureId })
  }
  return {
    ...cut,
    waiting: confirmUpTo(cut.waiting, Number.POSITIVE_INFINITY).map((each) =>
      failCapture(each, 'appEnded'),
    ),
  }
}

/**
 * After a crash: the open segment ends at its last checkpoint and is marked `recovered`, the session
 * is over, and the user is told what was saved and how much may be missing (T7). A clean end leaves
 * nothing to do. The new process's monotonic clock shares no origin with the old one's, so every
 * length comes from the checkpoint alone.
 */
export function recover(state: TrackerState, at: Moment, effects: TrackerEffect[]): TrackerState {
  const clock = { countedMonoMs: at.monoMs, checkpointMonoMs: at.monoMs }
  const closed = closeAtCheckpoint(state, effects)
  const fresh = { abandonedCaptureIds: [], locked: false }
  if (closed.phase === 'stopped') return { ...closed, ...clock, ...fresh }
  const { session } = closed
  const idleMs = closed.phase === 'idlePending' ? idleFromMs(closed) : null
  const closedAtMs = idleMs ?? closed.countedMs
  const counting = closed.open !== null && idleMs === null
  const gapMs = Math.max(0, at.wallMs - closedAtMs)
  const mine = closed.waiting.filter((each) => each.sessionId === session.id)
  effects.push({
    kind: 'recoveredSegment',
    sessionId: session.id,
    projectId: session.terms.projectId,
    savedMs: lengthsOf(mine),
    closedAtMs,
    gapMs,
    possiblyLostMs: counting ? Math.min(gapMs, MAX_LOSS_MS) : 0,
  })
  const idle = closed.phase === 'idlePending' ? stretchesMs(closed, closed.countedMonoMs) : 0
  const whole = { ...session, idleMs: session.idleMs + idle }
  const stopped = endSession({ ...closed, countedMs: closedAtMs }, whole, 'recovered', effects)
  return { ...stopped, ...clock, ...fresh }
}
