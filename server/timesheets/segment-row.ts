import { sql } from 'kysely'
import type { SegmentDto } from '../../shared/contract/segments.ts'
import type { Trx } from '../db/trx.ts'

/** A posted segment as the table keeps it. */
export const segmentRow = (
  segment: SegmentDto,
  accountId: number,
  billableMs: number,
  nowMs: number,
) => ({
  id: segment.id,
  freelancer_id: accountId,
  project_id: segment.projectId,
  session_id: segment.sessionId,
  start_ms: segment.startMs,
  end_ms: segment.endMs,
  memo: segment.memo,
  active_minutes: segment.activeMinutes,
  minutes: segment.minutes,
  clock_step_ms: segment.clockStepMs,
  recovered: segment.recovered,
  manual: segment.manual,
  capture_id: segment.capture?.id ?? null,
  capture: segment.capture,
  billable_ms: billableMs,
  posted_at_ms: nowMs,
})
export type SegmentRow = ReturnType<typeof segmentRow>

/** Writes posted segments, all in one statement. */
export const insertSegments = (trx: Trx, rows: readonly SegmentRow[]) =>
  sql`INSERT INTO segment
    SELECT * FROM json_populate_recordset(null::segment, ${JSON.stringify(rows)})`.execute(trx)
