import type { CaptureReason } from './capture-reason.ts'
import type { TrackerEffect } from './events.ts'
import { finishCapture } from './segment.ts'
import type {
  CaptureRecord,
  IdleStretch,
  Moment,
  OpenSegment,
  TrackerState,
  WaitingSegment,
} from './types.ts'

/**
 * A closed segment waits this long for its capture, then says that it failed (S1, S3). On a busy
 * computer a picture stands back behind the user's own work, and may take minutes.
 */
const CAPTURE_WAIT_MS = 300_000
/** Abandoned ids kept; far more than can be in flight at once. */
const ABANDONED_KEPT = 64

/** Asks for a capture whose instant has come and lies inside its segment, once (S1). */
export function askCapture<S extends OpenSegment | WaitingSegment>(
  segment: S,
  at: Moment,
  effects: TrackerEffect[],
): S {
  // Half-open: an instant on the end would belong to a segment that may yet turn out empty.
  const endMonoMs = 'endMonoMs' in segment ? segment.endMonoMs : at.monoMs
  if (segment.capture.status !== 'planned' || segment.captureMonoMs >= endMonoMs) return segment
  effects.push({ kind: 'capture', segmentId: segment.id, captureId: segment.captureId })
  return {
    ...segment,
    capture: { status: 'inFlight', askedMonoMs: at.monoMs, askedMs: at.wallMs },
  }
}

/** Turns a capture in flight into a failed one: the segment keeps its time and says why (S3). */
export function failCapture(segment: WaitingSegment, reason: CaptureReason): WaitingSegment {
  if (segment.capture.status !== 'inFlight') return segment
  return finishCapture(segment, {
    id: segment.captureId,
    takenAtMs: segment.capture.askedMs,
    outcome: 'failed',
    reason,
    displays: [],
  })
}

/** Whether a closed segment has waited for its capture long enough. */
const overdue = ({ capture, endMonoMs }: WaitingSegment, monoMs: number): boolean =>
  capture.status === 'inFlight' &&
  monoMs >= Math.max(endMonoMs, capture.askedMonoMs) + CAPTURE_WAIT_MS

/** Remembers captures that are still in flight and no longer wanted. */
const abandon = (ids: string[], segments: readonly OpenSegment[]): string[] => {
  const inFlight = segments.filter((each) => each.capture.status === 'inFlight')
  return [...ids, ...inFlight.map((each) => each.captureId)].slice(-ABANDONED_KEPT)
}

/** Ends the waits that have lasted too long. */
export function giveUpCaptures(state: TrackerState, monoMs: number): TrackerState {
  const late = state.waiting.filter((each) => overdue(each, monoMs))
  if (late.length === 0) return state
  return {
    ...state,
    waiting: state.waiting.map((each) =>
      late.includes(each) ? failCapture(each, 'tooLong') : each,
    ),
    abandonedCaptureIds: abandon(state.abandonedCaptureIds, late),
  }
}

/** Attaches the outcome of a capture; one that nobody waits for any more is dropped. */
export function takeCapture(
  state: TrackerState,
  segmentId: string,
  record: CaptureRecord,
  effects: TrackerEffect[],
): TrackerState {
  if (state.abandonedCaptureIds.includes(record.id)) {
    effects.push({ kind: 'captureDropped', segmentId, captureId: record.id })
    return {
      ...state,
      abandonedCaptureIds: state.abandonedCaptureIds.filter((id) => id !== record.id),
    }
  }
  const attach = <S extends OpenSegment>(each: S): S =>
    each.captureId === record.id ? finishCapture(each, record) : each
  const waiting = state.waiting.map(attach)
  return state.open ? { ...state, waiting, open: attach(state.open) } : { ...state, waiting }
}

/**
 * Gives back a stretch (T5): its segments vanish, the one around its start ends there; a segment
 * always ends where a stretch does, so work after it stays. Pictures asked for in the stretch show
 * time that is not billed, so they go too.
 */
export function cutOut<S extends TrackerState>(
  state: S,
  { fromMonoMs, returnedMonoMs }: IdleStretch,
  effects: TrackerEffect[],
): S {
  const toMonoMs = returnedMonoMs ?? Number.POSITIVE_INFINITY
  const gone: WaitingSegment[] = []
  const waiting: WaitingSegment[] = []
  for (const each of state.waiting) {
    const after = each.startMonoMs >= toMonoMs
    const endMonoMs = after ? each.endMonoMs : Math.min(each.endMonoMs, fromMonoMs)
    const empty = endMonoMs <= each.startMonoMs
    const askedMonoMs = 'askedMonoMs' in each.capture ? each.capture.askedMonoMs : null
    const inside = askedMonoMs !== null && fromMonoMs <= askedMonoMs && askedMonoMs < toMonoMs
    const drops = inside || (empty && askedMonoMs !== null)
    if (drops) gone.push(each)
    if (!empty) {
      waiting.push({ ...each, endMonoMs, capture: drops ? { status: 'dropped' } : each.capture })
    }
  }
  for (const { id, captureId } of gone) {
    effects.push({ kind: 'captureDropped', segmentId: id, captureId })
  }
  return { ...state, waiting, abandonedCaptureIds: abandon(state.abandonedCaptureIds, gone) }
}
