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

/** What bounds the time that a contract pays for. */
type ContractTimes = {
  acceptedAtMs: number | null
  completedAtMs: number | null
  billingOffAtMs: number | null
}

/**
 * What of a segment its contract pays for: from its acceptance until it ends or its billing is
 * switched off (I1, I7, T9). The rest stays on record and nobody owes anything for it.
 */
export function contractedMs(
  { startMs, endMs }: Interval,
  { acceptedAtMs, completedAtMs, billingOffAtMs }: ContractTimes,
): number {
  const fromMs = Math.max(startMs, acceptedAtMs ?? endMs)
  const untilMs = Math.min(endMs, completedAtMs ?? endMs, billingOffAtMs ?? endMs)
  return Math.max(0, untilMs - fromMs)
}
