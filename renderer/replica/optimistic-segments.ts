import { commandContract } from '../../shared/contract/commands.ts'
import type { Project } from '../../shared/contract/entities.ts'
import type { PendingRecord } from '../../shared/contract/ipc.ts'
import type { PostedSegment } from '../../shared/contract/segments.ts'
import { billingWeek } from '../../shared/time/billing-week.ts'
import { billableMs, contractedMs } from '../../shared/tracking/billable.ts'
import type { DiarySegment } from '../ui/diary/segments.ts'

/** The tracked stretches that wait on this computer, refused ones among them (Y3). */
function waiting(pending: readonly PendingRecord[]): DiarySegment[] {
  return pending.flatMap(({ type, payload, state }) => {
    if (type !== 'postSegment' && type !== 'postSegmentOver') return []
    // Both carry their segment alike.
    const read = commandContract.postSegment.payload.safeParse(payload)
    if (!read.success) return []
    return [{ ...read.data.segment, billableMs: 0, picturesUploaded: 0, standing: state }]
  })
}

/** What of one stretch will be billable after those before it in its contract's week (T8, I1, I7). */
function estimate(
  segment: DiarySegment,
  before: readonly DiarySegment[],
  project: Project,
): number {
  const { weeklyLimitMs, employerZone } = project
  const week = billingWeek(segment.startMs, employerZone)
  const alreadyBillableMs = before
    .filter(({ projectId }) => projectId === segment.projectId)
    .filter(({ startMs }) => startMs >= week.startMs && startMs < week.endMs)
    .reduce((sum, each) => sum + each.billableMs, 0)
  const lengthMs = contractedMs(segment, project)
  return billableMs({ alreadyBillableMs, lengthMs, weeklyLimitMs }).billableMs
}

/**
 * Posted segments and those still on their way, by start, each once. What is not posted yet gets
 * the billable part that the same rule will give it, as far as `posted` covers its week.
 */
export function optimisticSegments(
  posted: readonly PostedSegment[],
  pending: readonly PendingRecord[],
  projects: readonly Project[],
): DiarySegment[] {
  const all: DiarySegment[] = posted.map((segment) => ({ ...segment, standing: 'posted' }))
  const known = new Set(all.map(({ id }) => id))
  for (const segment of waiting(pending).sort((a, b) => a.startMs - b.startMs)) {
    if (known.has(segment.id)) continue
    known.add(segment.id)
    const project = projects.find(({ id }) => id === segment.projectId)
    const counts = project && segment.standing === 'queued'
    all.push({ ...segment, billableMs: counts ? estimate(segment, all, project) : 0 })
  }
  return all.sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1))
}
