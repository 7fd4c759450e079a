import { type Kysely, sql } from 'kysely'
import type { RunningSession } from '../../shared/contract/entities.ts'
import type { PostedSegment } from '../../shared/contract/segments.ts'
import type { Schema } from '../db/schema.ts'

/** Which segments: some by id, or those of a project that overlap a stretch of time. */
export type SegmentFilter =
  | { ids: readonly string[] }
  | { projectId: number; startMs: number; endMs: number }

/** A segment is at most this long, so an overlapping one starts no earlier than this before. */
const SEGMENT_MAX_MS = 600_000

/** Posted segments in the order they were worked. */
export async function loadSegments(
  db: Kysely<Schema>,
  filter: SegmentFilter,
): Promise<PostedSegment[]> {
  const where =
    'ids' in filter
      ? sql`s.id = ANY(${filter.ids}::uuid[])`
      : sql`s.project_id = ${filter.projectId}
          AND s.start_ms > ${filter.startMs - SEGMENT_MAX_MS} AND s.start_ms < ${filter.endMs}
          AND s.end_ms > ${filter.startMs}`
  const { rows } = await sql<PostedSegment>`
    SELECT s.id, s.session_id AS "sessionId", s.project_id AS "projectId",
      s.start_ms AS "startMs", s.end_ms AS "endMs", s.memo,
      s.active_minutes AS "activeMinutes", s.minutes, s.clock_step_ms AS "clockStepMs",
      s.recovered, s.manual, s.capture, s.billable_ms AS "billableMs",
      s.posted_at_ms AS "postedAtMs",
      (SELECT count(*)::integer FROM capture_picture c WHERE c.capture_id = s.capture_id)
        AS "picturesUploaded"
    FROM segment s WHERE ${where} ORDER BY s.start_ms`.execute(db)
  return rows
}

/** The freelancer's running session, and when its device was last heard of; or null. */
export async function loadRunning(
  db: Kysely<Schema>,
  freelancerId: number,
): Promise<(RunningSession & { lastSeenMs: number }) | null> {
  const row = await db
    .selectFrom('tracking_session as t')
    .leftJoin('device as d', (join) =>
      join.onRef('d.id', '=', 't.device_id').onRef('d.freelancer_id', '=', 't.freelancer_id'),
    )
    .select(['t.id', 't.device_id', 't.project_id', 't.started_at_ms', 't.last_seen_ms', 'd.name'])
    .where('t.freelancer_id', '=', freelancerId)
    .where('t.stopped_at_ms', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  return {
    sessionId: row.id,
    deviceId: row.device_id,
    deviceName: row.name ?? '',
    projectId: row.project_id,
    startedAtMs: row.started_at_ms,
    lastSeenMs: row.last_seen_ms,
  }
}
