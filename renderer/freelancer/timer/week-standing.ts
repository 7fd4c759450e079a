import type { Milestone, Project } from '../../../shared/contract/entities.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import { formatAmount, parseDecimal } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { compare, earned, type Money, subtract, sum } from '../../../shared/money/money.ts'
import { totalMs } from '../../../shared/time/interval.ts'
import { billableMs } from '../../../shared/tracking/billable.ts'
import type { DiarySegment } from '../../ui/diary/segments.ts'

/** Where the billing week of a project stands: its time and its money. */
export type WeekStanding = {
  totalMs: number
  postedMs: number
  /** Billable time at the rate (I1, T8); null without a readable rate. */
  earned: MoneyDto | null
  /** What of it no milestone in progress covers; null when all is covered. */
  unfunded: MoneyDto | null
  /** Share of the weekly limit, whole percent, cut down; null without a limit. */
  limitPercent: number | null
  /** Time left before the limit; null without one. */
  leftMs: number | null
}

const toDto = (money: Money): MoneyDto => ({
  amount: formatAmount(money),
  currency: money.currency,
})

/** Held milestones that would pay for this week: in progress or asked to be released (I3). */
function coverage(milestones: readonly Milestone[], { id, currency }: Project): Money | null {
  if (!isCurrencyCode(currency)) return null
  const covering = milestones.filter(
    ({ projectId, state }) =>
      projectId === id && (state === 'inProgress' || state === 'releaseRequested'),
  )
  const amounts = covering.flatMap(({ amount }) => {
    const read = parseDecimal(amount.amount, currency)
    return read.ok ? [read.value] : []
  })
  return sum(amounts, currency)
}

/**
 * The week's standing.
 * @param segments the project's segments of its billing week, posted and waiting
 * @param liveMs what the tracker counts for the week; the open segment is only in here
 */
export function weekStanding(
  project: Project,
  segments: readonly DiarySegment[],
  milestones: readonly Milestone[],
  liveMs: number,
): WeekStanding {
  const counted = segments.filter(({ standing }) => standing !== 'refused')
  const closedMs = totalMs(counted)
  const total = Math.max(closedMs, liveMs)
  const closedBillableMs = counted.reduce((all, each) => all + each.billableMs, 0)
  const { weeklyLimitMs, currency, ratePerHour } = project
  const open = billableMs({
    alreadyBillableMs: closedBillableMs,
    lengthMs: total - closedMs,
    weeklyLimitMs,
  })
  const rate =
    ratePerHour !== null && isCurrencyCode(currency) ? parseDecimal(ratePerHour, currency) : null
  const money = rate?.ok ? earned(closedBillableMs + open.billableMs, rate.value) : null
  const covered = coverage(milestones, project)
  const lacking = money && covered && compare(money, covered) > 0 ? subtract(money, covered) : null
  return {
    totalMs: total,
    postedMs: totalMs(counted.filter(({ standing }) => standing === 'posted')),
    earned: money && toDto(money),
    unfunded: lacking && toDto(lacking),
    limitPercent: weeklyLimitMs ? Math.floor((total * 100) / weeklyLimitMs) : null,
    leftMs: weeklyLimitMs === null ? null : Math.max(0, weeklyLimitMs - total),
  }
}
