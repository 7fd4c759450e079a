import { sql, type Transaction } from 'kysely'
import type { Project } from '../../shared/contract/entities.ts'
import type { SegmentDto } from '../../shared/contract/segments.ts'
import type { Interval } from '../../shared/time/interval.ts'
import type { Schema } from '../db/schema.ts'
import { loadProjects } from '../projects/load.ts'
import type { Caller } from '../services.ts'

type Trx = Transaction<Schema>

/** The freelancer's own projects among those named. */
export async function loadPostable(
  trx: Trx,
  { accountId }: Caller,
  ids: number[],
): Promise<Map<number, Project>> {
  const projects = await loadProjects(trx, { ids: [...new Set(ids)] })
  const own = projects.filter(({ freelancer }) => freelancer.id === accountId)
  return new Map(own.map((each) => [each.id, each]))
}

/** What the freelancer has between the first and the last of the new segments. */
export async function loadAround(
  trx: Trx,
  { accountId }: Caller,
  segments: SegmentDto[],
): Promise<Interval[]> {
  const startMs = Math.min(...segments.map((each) => each.startMs))
  const endMs = Math.max(startMs, ...segments.map((each) => each.endMs))
  const { rows } = await sql<{ startMs: number; endMs: number }>`
    SELECT start_ms AS "startMs", end_ms AS "endMs" FROM segment
    WHERE freelancer_id = ${accountId}
      AND int8range(start_ms, end_ms) && int8range(${startMs}, ${endMs})`.execute(trx)
  return rows
}

/** A session that the marketplace has been told of; one that began offline may come later (T12). */
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
