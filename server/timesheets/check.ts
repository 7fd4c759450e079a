import type { Overlap } from '../../shared/contract/errors.ts'
import type { SegmentDto } from '../../shared/contract/segments.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { overlaps, sharedBy } from '../../shared/time/interval.ts'
import { touchedMinutes } from '../../shared/tracking/segment.ts'
import { checkSegment } from '../../shared/tracking/validate.ts'
import { type Refusal, refuse, refuseField } from '../capability/refusal.ts'
import type { Contract, KnownSession, Taken } from './surroundings.ts'
import type { WeekFinder } from './week-finder.ts'

/** What a posting is judged by, besides its project. */
export type PostingSurroundings = {
  freelancerId: number
  nowMs: number
  /** Posted segments, and the time that sessions have to themselves. */
  existing: readonly Taken[]
  sessions: ReadonlyMap<string, KnownSession>
  findWeek: WeekFinder
}

/** Whether what a segment says of itself fits together (S3, T4). */
function checkFigures(segment: SegmentDto): Result<void, Refusal> {
  const { capture, activeMinutes, minutes } = segment
  if (capture && (capture.outcome === 'taken') !== capture.displays.length > 0) {
    const reason = { field: 'capture_displays' } as const
    return refuseField('malformed_request', 'segment.capture.displays', reason)
  }
  if (activeMinutes > minutes) {
    const reason = { field: 'too_many_active_minutes' } as const
    return refuseField('malformed_request', 'segment.activeMinutes', reason)
  }
  if (minutes > touchedMinutes(segment)) {
    const reason = { field: 'too_many_minutes' } as const
    return refuseField('malformed_request', 'segment.minutes', reason)
  }
  return ok(undefined)
}

/** Whether a segment may be posted to a project, given what the freelancer already has (T2, T11). */
export function checkPosting(
  segment: SegmentDto,
  project: Contract,
  { freelancerId, nowMs, existing, sessions, findWeek }: PostingSurroundings,
): Result<void, Refusal> {
  if (project.type !== 'hourly') return refuse('project_not_hourly')
  if (project.status === 'awarded') return refuse('project_not_accepted')
  // Time worked before the project was complete may still arrive afterwards, and whoever tracks hears
  // of the end only when it has come: of a segment that it falls into, the time before it counts.
  if (project.completedAtMs !== null && segment.startMs >= project.completedAtMs) {
    return refuse('project_not_in_current_work')
  }
  if (segment.manual) return refuse('manual_time_refused')
  const session = sessions.get(segment.sessionId) ?? null
  if (session && session.freelancerId !== freelancerId) return refuse('not_found')
  if (session && session.projectId !== project.id) return refuse('segment_of_other_project')
  const { acceptedAtMs } = project
  const sessionStartMs = session?.startedAtMs ?? null
  const weekEndMs = findWeek(segment.startMs, project.employerZone).endMs
  const inTheWay = existing.filter((each) => isInTheWay(each, segment))
  const around = { nowMs, existing: inTheWay, sessionStartMs, acceptedAtMs, weekEndMs }
  const checked = checkSegment(segment, around)
  if (checked.ok) return checkFigures(segment)
  if (checked.error !== 'segment_overlaps') return refuse(checked.error)
  return err({ code: checked.error, overlaps: inTheWay.map((each) => within(each, segment)) })
}

/** Whether a segment shares taken time. A session keeps its own segments from nothing. */
export const isInTheWay = (taken: Taken, segment: SegmentDto): boolean =>
  overlaps(taken, segment) && (taken.segmentId !== null || taken.sessionId !== segment.sessionId)

/** The part of taken time that lies in a segment. */
export const within = (taken: Taken, segment: SegmentDto): Overlap => ({
  ...taken,
  ...sharedBy(taken, segment),
})
