import { type Kysely, sql } from 'kysely'
import { billableMs } from '../../shared/tracking/billable.ts'
import type { Schema } from '../db/schema.ts'
import type { Contract } from './surroundings.ts'
import type { WeekFinder } from './week-finder.ts'

/**
 * Splits segments by the weekly limit (T8), counting as it goes. Time that is posted first is
 * billable first; a posted segment's share changes only when it is shortened itself (T11). `without`: a
 * segment that is not counted.
 */
export function createWeekCounter(
  db: Kysely<Schema>,
  findWeek: WeekFinder,
  without: string | null = null,
) {
  const counted = new Map<string, number>()

  return async (project: Contract, startMs: number, lengthMs: number): Promise<number> => {
    const { weeklyLimitMs } = project
    if (weeklyLimitMs === null) return lengthMs
    const week = findWeek(startMs, project.employerZone)
    const key = `${project.id} ${week.startMs}`
    let already = counted.get(key)
    if (already === undefined) {
      const { rows } = await sql<{ ms: number }>`
        SELECT coalesce(sum(billable_ms), 0)::bigint AS ms FROM segment
        WHERE project_id = ${project.id}
          AND start_ms >= ${week.startMs} AND start_ms < ${week.endMs}
          AND (${without}::uuid IS NULL OR id <> ${without}::uuid)`.execute(db)
      already = rows[0]?.ms ?? 0
    }
    const share = billableMs({ alreadyBillableMs: already, lengthMs, weeklyLimitMs })
    counted.set(key, already + share.billableMs)
    return share.billableMs
  }
}
