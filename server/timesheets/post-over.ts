import { sql } from 'kysely'
import { v5 } from 'uuid'
import type { SegmentDto } from '../../shared/contract/segments.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Interval } from '../../shared/time/interval.ts'
import { contractedMs } from '../../shared/tracking/billable.ts'
import { splitSegment } from '../../shared/tracking/split-segment.ts'
import type { CommandContext } from '../capability/context.ts'
import { defineCommand } from '../capability/define-command.ts'
import { done, type Refusal, refuse } from '../capability/refusal.ts'
import { checkPosting, isInTheWay, within } from './check.ts'
import { loadSegments } from './load.ts'
import { insertSegments, segmentRow } from './segment-row.ts'
import {
  type Contract,
  loadAround,
  loadPostable,
  loadReserved,
  loadSessions,
  type Taken,
} from './surroundings.ts'
import { noteUnbilled } from './unbilled.ts'
import { createWeekCounter } from './week-counter.ts'
import { createWeekFinder } from './week-finder.ts'

type Counting = {
  findWeek: ReturnType<typeof createWeekFinder>
  /** Projects that the freelancer has, by id. */
  projects: ReadonlyMap<number, Contract>
}

/** What is in a segment's way, if its sender has named all of it and none is invoiced. */
async function findNamed(
  { trx, caller }: CommandContext,
  segment: SegmentDto,
  shortens: readonly string[],
): Promise<Result<Taken[], Refusal>> {
  const taken = [
    ...(await loadAround(trx, caller, [segment])),
    ...(await loadReserved(trx, caller)),
  ]
  const inTheWay = taken.filter((each) => isInTheWay(each, segment))
  const named = (each: Taken) => shortens.includes(each.segmentId ?? each.sessionId)
  if (!inTheWay.every(named)) {
    const overlaps = inTheWay.map((each) => within(each, segment))
    return { ok: false, error: { code: 'segment_overlaps', overlaps } }
  }
  if (inTheWay.some(({ invoiced }) => invoiced)) return refuse('segment_invoiced')
  return ok(inTheWay)
}

/** Takes the shared time out of a posted segment; what it was stays on record. */
async function shorten(
  { trx, commandId, nowMs, feed, caller }: CommandContext,
  segmentId: string,
  by: Taken,
  { findWeek, projects }: Counting,
): Promise<void> {
  const [posted] = await loadSegments(trx, { ids: [segmentId] })
  const project = posted && projects.get(posted.projectId)
  if (!project) throw new Error(`the segment ${segmentId} is not the freelancer’s`)
  const { free } = splitSegment(posted, [by], partName)
  // The part that keeps the picture keeps the id, or else the first.
  const main = free.find(({ capture }) => capture) ?? free[0]
  const week = findWeek(posted.startMs, project.employerZone)
  // Counted as if it had not been posted: the shortened one is billable first, within the limit (T8).
  const countBillable = createWeekCounter(trx, findWeek, segmentId)
  const rows = []
  for (const part of free) {
    const ownMs = Math.min(contractedMs(part, project), posted.billableMs)
    const billableMs = await countBillable(project, week.startMs, ownMs)
    const id = part === main ? segmentId : part.id
    rows.push(segmentRow({ ...part, id }, caller.accountId, billableMs, posted.postedAtMs))
    feed.touch([project.employerId, project.freelancerId], 'segment', id)
  }
  await sql`SELECT shorten_segment(${segmentId}, ${commandId}, ${nowMs}, ${JSON.stringify(rows)})`.execute(
    trx,
  )
  const parties = [project.employerId, project.freelancerId]
  feed.touch(parties, 'segment', segmentId)
  feed.touch(parties, 'project', project.id)
}

const partName = (segmentId: string, { startMs, endMs }: Interval) =>
  v5(`${startMs}-${endMs}`, segmentId)

/**
 * The freelancer says that a segment counts where it overlaps other time of theirs (T11). That time
 * is taken out of the segments that they name, exactly, and the segment is posted, all in one. What
 * overlaps and is not named, or is invoiced, refuses it.
 */
export const postSegmentOver = defineCommand('postSegmentOver', {
  project: 'senderOnly',
  handle: async (context, { segment, shortens }) => {
    const { trx, caller, nowMs, feed } = context
    const found = await findNamed(context, segment, shortens)
    if (!found.ok) return found
    const projectIds = [segment.projectId, ...found.value.map(({ projectId }) => projectId)]
    const projects = await loadPostable(trx, caller, projectIds)
    const project = projects.get(segment.projectId)
    if (!project) return refuse('not_found')
    const findWeek = createWeekFinder()
    const checked = checkPosting(segment, project, {
      freelancerId: caller.accountId,
      nowMs,
      existing: [],
      sessions: await loadSessions(trx, [segment]),
      findWeek,
    })
    if (!checked.ok) return checked
    for (const each of found.value) {
      if (each.segmentId === null) continue
      const shared = { ...within(each, segment), sessionId: segment.sessionId }
      await shorten(context, each.segmentId, shared, { findWeek, projects })
    }
    const countBillable = createWeekCounter(trx, findWeek)
    const ownMs = contractedMs(segment, project)
    const billableMs = await countBillable(project, segment.startMs, ownMs)
    const row = segmentRow(segment, caller.accountId, billableMs, nowMs)
    await insertSegments(trx, [row])
    const hours = [{ project, startMs: segment.startMs, billableMs }]
    await noteUnbilled(trx, hours, { nowMs, findWeek })
    const parties = [project.employerId, project.freelancerId]
    feed.touch(parties, 'segment', segment.id)
    feed.touch(parties, 'project', project.id)
    return done
  },
})
