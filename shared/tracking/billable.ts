import type { Interval } from '../time/interval.ts'

/** A segment's length, parted by the weekly limit (T8). */
export type Billable = { billableMs: number; nonBillableMs: number }

/**
 * What of a segment is billable when `alreadyBillableMs` of its contract's week already are (T8).
 * Time past the limit stays on record as non-billable. A limit of null is none.
 */
export function billableMs(week: {
  alreadyBillableMs: number
  lengthMs: number
  weeklyLimitMs: number | null
}): Billable {
  const { alreadyBillableMs, lengthMs, weeklyLimitMs } = week
  const roomMs = weeklyLimitMs === null ? lengthMs : Math.max(0, weeklyLimitMs - alreadyBillableMs)
  const billable = Math.min(lengthMs, roomMs)
  return { billableMs: billable, nonBillableMs: lengthMs - billable }
}

/**
 * What of a segment lies in its contract: after its acceptance and before its end, if that has come
 * (I1, I7). The rest stays on record and nobody owes anything for it.
 */
export function contractedMs(
  { startMs, endMs }: Interval,
  contract: { acceptedAtMs: number | null; completedAtMs: number | null },
): number {
  const fromMs = Math.max(startMs, contract.acceptedAtMs ?? endMs)
  const untilMs = Math.min(endMs, contract.completedAtMs ?? endMs)
  return Math.max(0, untilMs - fromMs)
}
