import { sql } from 'kysely'
import type { Project } from '../../shared/contract/entities.ts'
import type { Overlap } from '../../shared/contract/errors.ts'
import type { SegmentDto } from '../../shared/contract/segments.ts'
import type { Trx } from '../db/trx.ts'
import { projectStatus } from '../projects/load.ts'
import type { Caller } from '../services.ts'

/** What posting needs to know of a project: nothing that is counted from its hours. */
export type Contract = Pick<
  Project,
  | 'id'
  | 'type'
  | 'status'
  | 'employerZone'
  | 'weeklyLimitMs'
  | 'acceptedAtMs'
  | 'completedAtMs'
  | 'billingOffAtMs'
> & { employerId: number; freelancerId: number }

/** The freelancer's own projects among those named. */
export async function loadPostable(
  trx: Trx,
  { accountId }: Caller,
  ids: number[],
): Promise<Map<number, Contract>> {
  const { rows } = await sql<Contract>`
    SELECT id, type, ${projectStatus} AS status, employer_zone AS "employerZone",
      weekly_limit_ms AS "weeklyLimitMs", accepted_at_ms AS "acceptedAtMs",
      completed_at_ms AS "completedAtMs", billing_off_at_ms AS "billingOffAtMs",
      employer_id AS "employerId", freelancer_id AS "freelancerId"
    FROM project p WHERE id = ANY(${[...new Set(ids)]}) AND freelancer_id = ${accountId}`.execute(
    trx,
  )
  return new Map(rows.map((each) => [each.id, each]))
}

/** Time of the freelancer's that a new segment may not share (T11), and whose it is. */
export type Taken = Overlap

/** What the freelancer has between the first and the last of the new segments. */
export async function loadAround(
  trx: Trx,
  { accountId }: Caller,
  segments: SegmentDto[],
): Promise<Taken[]> {
  const startMs = Math.min(...segments.map((each) => each.startMs))
  const endMs = Math.max(startMs, ...segments.map((each) => each.endMs))
  const { rows } = await sql<Taken>`
    SELECT start_ms AS "startMs", end_ms AS "endMs", id AS "segmentId", session_id AS "sessionId",
      project_id AS "projectId",
      EXISTS (SELECT FROM invoiced_segment i WHERE i.segment_id = s.id) AS invoiced
    FROM segment s
    WHERE freelancer_id = ${accountId}
      AND int8range(start_ms, end_ms) && int8range(${startMs}, ${endMs})`.execute(trx)
  return rows
}

/**
 * The time that sessions have to themselves (T11): the running one from its start on, and up to the
 * take-over one that was taken over and whose device may still have something to post (T13).
 */
export async function loadReserved(trx: Trx, { accountId }: Caller): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    SELECT coalesce(reserved_from_ms, started_at_ms) AS "startMs",
      coalesce(stopped_at_ms, ${Number.MAX_SAFE_INTEGER}) AS "endMs", NULL AS "segmentId",
      id AS "sessionId", project_id AS "projectId", false AS invoiced
    FROM tracking_session
    WHERE freelancer_id = ${accountId}
      AND (stopped_at_ms IS NULL OR (taken_over_by IS NOT NULL AND NOT returned))`.execute(trx)
  return rows
}

/** A session that the marketplace knows; one that began offline may come later (T12). */
export type KnownSession = { freelancerId: number; projectId: number; startedAtMs: number }

/** The sessions that the new segments name, as far as they are known, by id. */
export async function loadSessions(
  trx: Trx,
  segments: SegmentDto[],
): Promise<Map<string, KnownSession>> {
  const rows = await trx
    .selectFrom('tracking_session')
    .select(['id', 'freelancer_id', 'project_id', 'started_at_ms'])
    .where(sql<boolean>`id = ANY(${segments.map(({ sessionId }) => sessionId)}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        freelancerId: row.freelancer_id,
        projectId: row.project_id,
        startedAtMs: row.started_at_ms,
      },
    ]),
  )
}
