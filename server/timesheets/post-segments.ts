import { sql } from 'kysely'
import type { SegmentDto } from '../../shared/contract/segments.ts'
import { contractedMs } from '../../shared/tracking/billable.ts'
import { defineCommand } from '../capability/define-command.ts'
import { done, refuse } from '../capability/refusal.ts'
import type { Trx } from '../db/trx.ts'
import { checkPosting } from './check.ts'
import { insertSegments, type SegmentRow, segmentRow } from './segment-row.ts'
import { loadAround, loadPostable, loadReserved, loadSessions } from './surroundings.ts'
import { noteUnbilled, type PostedHours } from './unbilled.ts'
import { createWeekCounter } from './week-counter.ts'
import { createWeekFinder } from './week-finder.ts'

async function insertRows(
  trx: Trx,
  freelancerId: number,
  rows: readonly SegmentRow[],
  nowMs: number,
): Promise<void> {
  const sessionIds = rows.map((row) => row.session_id)
  await Promise.all([
    insertSegments(trx, rows),
    // A posted segment shows that its session's device is alive (T1).
    sql`UPDATE tracking_session SET last_seen_ms = ${nowMs}
      WHERE freelancer_id = ${freelancerId} AND stopped_at_ms IS NULL
        AND id = ANY(${sessionIds}::uuid[])`.execute(trx),
  ])
}

/**
 * The freelancer's app posts a stretch of tracked time (T2, T8). Segments come in crowds after a time
 * offline, so those that arrive together are read, judged and written together.
 */
export const postSegment = defineCommand('postSegment', {
  project: 'senderOnly',
  openBatch: async ({ trx, feed, caller }, payloads) => {
    const freelancerId = caller.accountId
    const segments: SegmentDto[] = payloads.map(({ segment }) => segment)
    const projectIds = segments.map(({ projectId }) => projectId)
    const [projects, posted, reserved, sessions] = await Promise.all([
      loadPostable(trx, caller, projectIds),
      loadAround(trx, caller, segments),
      loadReserved(trx, caller),
      loadSessions(trx, segments),
    ])
    const existing = [...posted, ...reserved]
    const findWeek = createWeekFinder()
    const countBillable = createWeekCounter(trx, findWeek)
    const rows: SegmentRow[] = []
    const hours: PostedHours[] = []

    return {
      async add({ segment }, nowMs) {
        const project = projects.get(segment.projectId)
        if (!project) return refuse('not_found')
        const surroundings = { freelancerId, nowMs, existing, sessions, findWeek }
        const checked = checkPosting(segment, project, surroundings)
        if (!checked.ok) return checked
        const ownMs = contractedMs(segment, project)
        const billableMs = await countBillable(project, segment.startMs, ownMs)
        rows.push(segmentRow(segment, freelancerId, billableMs, nowMs))
        existing.push({ ...segment, segmentId: segment.id, invoiced: false })
        hours.push({ project, startMs: segment.startMs, billableMs })
        const parties = [project.employerId, project.freelancerId]
        feed.touch(parties, 'segment', segment.id)
        feed.touch(parties, 'project', project.id)
        return done
      },
      write: (nowMs) =>
        Promise.all([
          insertRows(trx, freelancerId, rows, nowMs),
          noteUnbilled(trx, hours, { nowMs, findWeek }),
        ]),
    }
  },
})
