import { earned, type Money, sum } from '../money/money.ts'
import { billingWeek, type CalendarSpan } from '../time/billing-week.ts'

/** Billable hours that are not on an invoice yet. */
export type UnbilledSegment = {
  id: string
  startMs: number
  /** How much of it was billable under its own week's limit when it was posted (T8, I6). */
  billableMs: number
  postedAtMs: number
}

/** One week's hours on an invoice, with the segments they come from. */
export type DraftLine = {
  week: CalendarSpan
  /** The week has an invoice already; these hours came after it (I6). */
  adjustment: boolean
  billableMs: number
  amount: Money
  segmentIds: string[]
  /** When the last of its hours was posted. */
  postedAtMs: number
}

/**
 * One line for each billing week that the segments begin in, oldest first. A line's hours are added
 * first and rounded once (I1). `isInvoiced` says whether a week, by its start, has an invoice.
 */
export function draftLines(
  segments: readonly UnbilledSegment[],
  contract: { zone: string; ratePerHour: Money },
  isInvoiced: (weekStartMs: number) => boolean,
): DraftLine[] {
  const weeks = new Map<number, { week: CalendarSpan; segments: UnbilledSegment[] }>()
  let latest: CalendarSpan | undefined
  for (const segment of segments) {
    if (segment.billableMs === 0) continue
    const { startMs } = segment
    const isSame = latest && latest.startMs <= startMs && startMs < latest.endMs
    const week: CalendarSpan = isSame && latest ? latest : billingWeek(startMs, contract.zone)
    latest = week
    const entry = weeks.get(week.startMs) ?? { week, segments: [] }
    entry.segments.push(segment)
    weeks.set(week.startMs, entry)
  }
  return [...weeks.values()]
    .sort((a, b) => a.week.startMs - b.week.startMs)
    .map(({ week, segments: own }) => {
      const billableMs = own.reduce((total, each) => total + each.billableMs, 0)
      return {
        week,
        adjustment: isInvoiced(week.startMs),
        billableMs,
        amount: earned(billableMs, contract.ratePerHour),
        segmentIds: own.map(({ id }) => id),
        postedAtMs: own.reduce((last, each) => Math.max(last, each.postedAtMs), 0),
      }
    })
}

/** What an invoice comes to: its lines, each already rounded. */
export const totalOf = (lines: readonly DraftLine[], ratePerHour: Money): Money =>
  sum(
    lines.map(({ amount }) => amount),
    ratePerHour.currency,
  )
