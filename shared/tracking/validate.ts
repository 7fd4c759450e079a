import { err, ok, type Result } from '../result.ts'
import { type Interval, lengthMs, overlaps } from '../time/interval.ts'
import { SEGMENT_MAX_MS } from './segment.ts'

/** How far a segment may end ahead of the judge's clock: two computers never agree exactly. */
export const FUTURE_SLACK_MS = 120_000

/** Why a segment is refused; the later one of two that overlap is (T11). */
export type SegmentError =
  | 'segment_empty'
  | 'segment_too_long'
  | 'segment_in_future'
  | 'segment_overlaps'

/**
 * Whether a segment may be recorded: some length, ten minutes at most (T2), not in the future, and
 * no millisecond shared with what the freelancer already has, on any project or device (T11).
 */
export function checkSegment<S extends Interval>(
  segment: S,
  { nowMs, existing }: { nowMs: number; existing: readonly Interval[] },
): Result<S, SegmentError> {
  if (!(lengthMs(segment) > 0)) return err('segment_empty')
  if (lengthMs(segment) > SEGMENT_MAX_MS) return err('segment_too_long')
  if (segment.endMs > nowMs + FUTURE_SLACK_MS) return err('segment_in_future')
  if (existing.some((each) => overlaps(each, segment))) return err('segment_overlaps')
  return ok(segment)
}
