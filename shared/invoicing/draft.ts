import type { Money } from '../money/money.ts'
import { billingWeek, type CalendarSpan } from '../time/billing-week.ts'
import { twoDaysAfter, wednesdayFrom } from './due.ts'
import { type DraftLine, draftLines, totalOf, type UnbilledSegment } from './lines.ts'

/** What an invoice needs to know of an hourly contract. */
export type BilledContract = { zone: string; ratePerHour: Money }

/** An invoice as it is about to be issued. */
export type InvoiceDraft = {
  kind: 'weekly' | 'final'
  week: CalendarSpan
  lines: DraftLine[]
  total: Money
  dueAtMs: number
}

/** A contract's hours to bill now, and which of its weeks have an invoice. */
export type Unbilled = {
  contract: BilledContract
  segments: readonly UnbilledSegment[]
  /** Starts of the weeks that have an invoice of any kind. */
  invoicedWeeks: ReadonlySet<number>
  /** Starts of the weeks that have a weekly one; a week has at most one (I1). */
  weeklyWeeks: ReadonlySet<number>
  nowMs: number
}

function draft(
  kind: InvoiceDraft['kind'],
  week: CalendarSpan,
  lines: DraftLine[],
  { contract: { zone, ratePerHour }, nowMs }: Unbilled,
): InvoiceDraft {
  const lastPostedMs = Math.max(...lines.map(({ postedAtMs }) => postedAtMs))
  // The day between is the employer's, to look at the hours before they are paid (I2, I8).
  const dueAtMs =
    kind === 'final'
      ? twoDaysAfter(nowMs, zone)
      : wednesdayFrom(twoDaysAfter(Math.max(week.endMs, lastPostedMs), zone), zone)
  return { kind, week, lines, total: totalOf(lines, ratePerHour), dueAtMs }
}

/** Hours of a week that has its invoice wait for the end of the week they were posted in (I6). */
function withoutWaiting(
  { segments, contract, invoicedWeeks }: Unbilled,
  thisWeek: CalendarSpan,
): UnbilledSegment[] {
  return segments.filter(
    ({ startMs, postedAtMs }) =>
      postedAtMs < thisWeek.startMs ||
      !invoicedWeeks.has(billingWeek(startMs, contract.zone).startMs),
  )
}

/**
 * The invoices to issue now, oldest week first. Each ended week without one gets its own (I1), so a
 * job that was away for weeks catches up week by week. Hours of a week that is invoiced already
 * are adjustment lines of the next invoice; where there is none, of one for the week that has just
 * ended (I6). `final`: the contract ends now, and all that is left goes on an invoice of this very
 * week (I7). Hours that cannot be billed yet are on no draft.
 */
export function draftInvoices(unbilled: Unbilled, kind: 'weekly' | 'final'): InvoiceDraft[] {
  const { contract, invoicedWeeks, weeklyWeeks, nowMs } = unbilled
  const thisWeek = billingWeek(nowMs, contract.zone)
  const segments = kind === 'final' ? unbilled.segments : withoutWaiting(unbilled, thisWeek)
  const lines = draftLines(segments, contract, (startMs) => invoicedWeeks.has(startMs))
  const late = lines.filter(({ adjustment }) => adjustment)
  const drafts: InvoiceDraft[] = []
  const takeLate = (beforeMs: number) =>
    late.splice(0, late.findLastIndex((line) => line.week.startMs < beforeMs) + 1)

  for (const line of lines) {
    if (line.adjustment || line.week.endMs > nowMs) continue
    drafts.push(draft('weekly', line.week, [...takeLate(line.week.startMs), line], unbilled))
  }
  if (kind === 'final') {
    const current = lines.filter((line) => !line.adjustment && line.week.endMs > nowMs)
    const rest = [...late, ...current]
    return rest.length === 0 ? drafts : [...drafts, draft('final', thisWeek, rest, unbilled)]
  }
  const lastWeek = billingWeek(thisWeek.startMs - 1, contract.zone)
  const isTaken =
    weeklyWeeks.has(lastWeek.startMs) ||
    drafts.some(({ week }) => week.startMs === lastWeek.startMs)
  if (late.length > 0 && !isTaken) drafts.push(draft('weekly', lastWeek, late, unbilled))
  return drafts
}
