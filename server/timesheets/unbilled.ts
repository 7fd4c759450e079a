import { sql } from 'kysely'
import type { Trx } from '../db/trx.ts'
import type { Contract } from './surroundings.ts'
import type { WeekFinder } from './week-finder.ts'

/** A posted segment, as far as billing cares. */
export type PostedHours = { project: Contract; startMs: number; billableMs: number }

/**
 * Notes the weeks of newly posted billable hours for the billing job. Hours of a week that has its
 * invoice wait for the end of the present week (I6). The caller holds the freelancer's feed lock,
 * as issuing does, so no post slips between an invoice and its week.
 */
export async function noteUnbilled(
  trx: Trx,
  posted: readonly PostedHours[],
  { nowMs, findWeek }: { nowMs: number; findWeek: WeekFinder },
): Promise<void> {
  const weeks = new Map<string, [projectId: number, startMs: number, endMs: number, atMs: number]>()
  for (const { project, startMs, billableMs } of posted) {
    if (billableMs === 0) continue
    const { id, employerZone } = project
    const week = findWeek(startMs, employerZone)
    const thisWeek = findWeek(nowMs, employerZone)
    weeks.set(`${id} ${week.startMs}`, [id, week.startMs, week.endMs, thisWeek.endMs])
  }
  if (weeks.size === 0) return
  const column = (place: 0 | 1 | 2 | 3) => [...weeks.values()].map((week) => week[place])
  await sql`
    INSERT INTO unbilled_week (project_id, week_start_ms, week_end_ms, bill_at_ms)
    SELECT w.project_id, w.start_ms, w.end_ms, CASE WHEN EXISTS (
        SELECT FROM invoice i WHERE i.project_id = w.project_id AND i.week_start_ms = w.start_ms)
      THEN w.this_week_ends_ms ELSE w.end_ms END
    FROM unnest(${column(0)}::integer[], ${column(1)}::bigint[], ${column(2)}::bigint[],
      ${column(3)}::bigint[]) AS w (project_id, start_ms, end_ms, this_week_ends_ms)
    ON CONFLICT DO NOTHING`.execute(trx)
}
