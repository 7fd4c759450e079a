import { billingWeek } from '../time/billing-week.ts'
import type { Interval } from '../time/interval.ts'
import type {
  CaptureRecord,
  Fresh,
  Moment,
  OpenSegment,
  Segment,
  Session,
  WaitingSegment,
} from './types.ts'

/** Longest segment: ten minutes (T2). */
export const SEGMENT_MAX_MS = 600_000
/** A wall clock further than this from the placed time has been stepped (T3). */
export const CLOCK_STEP_MS = 2_000
const MINUTE_MS = 60_000

/** The billing week that holds an instant, reusing the session's own while it lasts. */
const weekAt = ({ week, terms }: Session, atMs: number): Interval =>
  week.startMs <= atMs && atMs < week.endMs ? week : billingWeek(atMs, terms.employerZone)

/**
 * Opens a segment that is cut at the next :00, :10, … and at the billing week's edge, which in
 * zones such as +05:45 is no multiple of ten minutes (T2). The capture's instant is drawn from the
 * whole length that is possible, so that nobody can foresee it (S1).
 */
export function openSegment(
  session: Session,
  fresh: Fresh,
  startMs: number,
  startMonoMs: number,
): OpenSegment {
  const cellEndMs = Math.floor(startMs / SEGMENT_MAX_MS) * SEGMENT_MAX_MS + SEGMENT_MAX_MS
  const cutMs = Math.min(cellEndMs, weekAt(session, startMs).endMs)
  return {
    id: fresh.segmentId,
    sessionId: session.id,
    projectId: session.terms.projectId,
    memo: session.memo,
    startMs,
    startMonoMs,
    cutMs,
    activeMinutesMs: [],
    clockStepMs: 0,
    captureId: fresh.captureId,
    captureMonoMs: startMonoMs + Math.floor(fresh.captureFraction * (cutMs - startMs)),
    capture: { status: 'planned' },
  }
}

/** Where a monotonic instant of a segment stands in time (T3). */
export const placedMs = (segment: OpenSegment, monoMs: number): number =>
  segment.startMs + (monoMs - segment.startMonoMs)

/** Monotonic instant at which an open segment is cut. */
export const cutMonoMs = (segment: OpenSegment): number =>
  segment.startMonoMs + (segment.cutMs - segment.startMs)

/** Length of a closed segment: monotonic, whatever the wall did (T3). */
export const waitingMs = (segment: WaitingSegment): number =>
  segment.endMonoMs - segment.startMonoMs

/** Records how far the wall is from the placed time, if that is a step; the largest stays (T3). */
export function noteClock<S extends OpenSegment>(segment: S, at: Moment): S {
  const stepMs = at.wallMs - placedMs(segment, at.monoMs)
  const known = Math.max(Math.abs(segment.clockStepMs), CLOCK_STEP_MS)
  return Math.abs(stepMs) > known ? { ...segment, clockStepMs: stepMs } : segment
}

/** Marks the minute of an input as active (T4). */
export function markInput<S extends OpenSegment>(segment: S, inputMonoMs: number): S {
  const inputMs = placedMs(segment, inputMonoMs)
  const minuteMs = Math.floor(inputMs / MINUTE_MS) * MINUTE_MS
  if (segment.activeMinutesMs.includes(minuteMs)) return segment
  return { ...segment, activeMinutesMs: [...segment.activeMinutesMs, minuteMs] }
}

/** Puts the outcome of a capture into its segment. */
export function finishCapture<S extends OpenSegment>(segment: S, record: CaptureRecord): S {
  if (segment.capture.status !== 'inFlight') return segment
  const { askedMonoMs } = segment.capture
  return { ...segment, capture: { status: 'finished', askedMonoMs, record } }
}

/** Closes an open segment. */
export const closeSegment = (open: OpenSegment, endMonoMs: number): WaitingSegment => ({
  ...open,
  endMonoMs,
  confirmed: false,
  recovered: false,
})

/** How many minutes of the clock a stretch touches (T4). */
export const touchedMinutes = ({ startMs, endMs }: Interval): number =>
  Math.ceil(endMs / MINUTE_MS) - Math.floor(startMs / MINUTE_MS)

/** The finished form that leaves the machine. */
export function toSegment(segment: WaitingSegment): Segment {
  const { id, sessionId, projectId, startMs, memo, clockStepMs, recovered, capture } = segment
  const endMs = placedMs(segment, segment.endMonoMs)
  return {
    id,
    sessionId,
    projectId,
    startMs,
    endMs,
    memo,
    // A segment cut back to the last input may hold marks of minutes it no longer has.
    activeMinutes: segment.activeMinutesMs.filter((ms) => ms < endMs).length,
    minutes: touchedMinutes({ startMs, endMs }),
    clockStepMs,
    recovered,
    manual: false,
    capture: capture.status === 'finished' ? capture.record : null,
  }
}
