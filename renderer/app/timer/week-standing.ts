import type { Milestone, Project } from '../../../shared/contract/entities.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import { moneyDto, parseDecimal } from '../../../shared/money/amount.ts'
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
  /** What of it no milestone covers, held or released this week; null when all is covered. */
  unfunded: MoneyDto | null
  /** Share of the weekly limit, whole percent, cut down; null without a limit. */
  limitPercent: number | null
  /** Time left before the limit; null without one. */
  leftMs: number | null
}

/**
 * What stands for this week's work: milestones that would pay its invoice, in progress or asked to be
 * released (I3), and what was released since the week began, unless an earlier invoice took it.
 */
function coverage(
  milestones: readonly Milestone[],
  { id, currency }: Project,
  weekStartMs: number,
): Money | null {
  if (!isCurrencyCode(currency)) return null
  const covers = ({ projectId, state, invoiceId, releasedAtMs }: Milestone) => {
    if (projectId !== id) return false
    if (state !== 'released') return state === 'inProgress' || state === 'releaseRequested'
    return invoiceId === null && releasedAtMs !== null && releasedAtMs >= weekStartMs
  }
  const amounts = milestones.filter(covers).flatMap(({ amount, refunded }) => {
    const [whole, back] = [amount.amount, refunded].map((text) => parseDecimal(text, currency))
    return whole?.ok && back?.ok ? [subtract(whole.value, back.value)] : []
  })
  return sum(amounts, currency)
}

/**
 * The week's standing.
 * @param segments the project's segments of its billing week, posted and waiting
 * @param weekStartMs where that week begins
 * @param liveMs what the tracker counts for the week; the open segment is only in here
 */
export function weekStanding(
  project: Project,
  segments: readonly DiarySegment[],
  milestones: readonly Milestone[],
  weekStartMs: number,
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
  const covered = coverage(milestones, project, weekStartMs)
  const lacking = money && covered && compare(money, covered) > 0 ? subtract(money, covered) : null
  return {
    totalMs: total,
    postedMs: totalMs(counted.filter(({ standing }) => standing === 'posted')),
    earned: money && moneyDto(money),
    unfunded: lacking && moneyDto(lacking),
    limitPercent: weeklyLimitMs ? Math.floor((total * 100) / weeklyLimitMs) : null,
    leftMs: weeklyLimitMs === null ? null : Math.max(0, weeklyLimitMs - total),
  }
}
