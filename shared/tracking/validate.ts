import { err, ok, type Result } from '../result.ts'
import { type Interval, lengthMs, overlaps } from '../time/interval.ts'
import { SEGMENT_MAX_MS } from './segment.ts'

/** How far a segment may end ahead of the judge's clock: two computers never agree exactly. */
export const FUTURE_SLACK_MS = 120_000
/**
 * How far a segment may lie before its project was accepted: the widest that a clock set to the
 * wrong time zone can be off (UTC-12 to UTC+14).
 */
const WRONG_ZONE_MS = 26 * 3_600_000

/** Why a segment is refused; the later one of two that overlap is (T11). */
export type SegmentError =
  | 'segment_empty'
  | 'segment_too_long'
  | 'segment_over_edge'
  | 'segment_before_session'
  | 'segment_before_project'
  | 'segment_in_future'
  | 'segment_overlaps'

/** What a segment is judged by. */
export type SegmentSurroundings = {
  nowMs: number
  /** What the freelancer already has, on any project or device. */
  existing: readonly Interval[]
  /** Null where the judge has not heard of the session: it may have begun offline (T12). */
  sessionStartMs: number | null
  acceptedAtMs: number | null
  /** End of the billing week in which the segment begins. */
  weekEndMs: number
}

const cellOf = (ms: number): number => Math.floor(ms / SEGMENT_MAX_MS)

/**
 * Whether a segment may be recorded: some length, ten minutes at most and inside one ten minutes of
 * the clock and one billing week (T2), in its session, not before the project, not in the future, and no
 * millisecond shared with another (T11). Nothing that the machine makes is refused for its shape or its
 * session, whatever the clocks did.
 */
export function checkSegment<S extends Interval>(
  segment: S,
  { nowMs, existing, sessionStartMs, acceptedAtMs, weekEndMs }: SegmentSurroundings,
): Result<S, SegmentError> {
  const { startMs, endMs } = segment
  if (!(lengthMs(segment) > 0)) return err('segment_empty')
  if (lengthMs(segment) > SEGMENT_MAX_MS) return err('segment_too_long')
  if (cellOf(startMs) !== cellOf(endMs - 1) || endMs > weekEndMs) return err('segment_over_edge')
  if (sessionStartMs !== null && startMs < sessionStartMs) return err('segment_before_session')
  if (acceptedAtMs !== null && startMs < acceptedAtMs - WRONG_ZONE_MS) {
    return err('segment_before_project')
  }
  if (endMs > nowMs + FUTURE_SLACK_MS) return err('segment_in_future')
  if (existing.some((each) => overlaps(each, segment))) return err('segment_overlaps')
  return ok(segment)
}
