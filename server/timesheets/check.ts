import type { SegmentDto } from '../../shared/contract/segments.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Interval } from '../../shared/time/interval.ts'
import { checkSegment } from '../../shared/tracking/validate.ts'
import { type Refusal, refuse, refuseField } from '../sync/command.ts'
import type { Postable } from './surroundings.ts'

/** Whether a segment may be posted to a project, given what the freelancer already has (T2, T11). */
export function checkPosting(
  segment: SegmentDto,
  project: Postable,
  { nowMs, existing }: { nowMs: number; existing: readonly Interval[] },
): Result<void, Refusal> {
  if (project.type !== 'hourly') return refuse('project_not_hourly')
  if (project.status === 'awarded') return refuse('project_not_accepted')
  // Time worked before the project was complete may still arrive afterwards.
  if (project.completedAtMs !== null && segment.endMs > project.completedAtMs) {
    return refuse('project_not_in_current_work')
  }
  const { capture } = segment
  if (capture && (capture.outcome === 'taken') !== capture.displays.length > 0) {
    const message = 'A capture that was taken has displays, any other has none.'
    return refuseField('malformed_request', 'segment.capture.displays', message)
  }
  if (segment.activeMinutes > segment.minutes) {
    const message = 'No more minutes can be active than there are.'
    return refuseField('malformed_request', 'segment.activeMinutes', message)
  }
  const checked = checkSegment(segment, { nowMs, existing })
  return checked.ok ? ok(undefined) : refuse(checked.error)
}
