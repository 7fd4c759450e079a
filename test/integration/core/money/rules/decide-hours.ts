import { billingWeek } from '../../../../../shared/time/billing-week.ts'
import { billableMs, contractedMs } from '../../../../../shared/tracking/billable.ts'
import { checkSegment } from '../../../../../shared/tracking/validate.ts'
import type { Books, ModelCommand, ModelProject } from './books.ts'
import { APPLIED, type Code, projectOf } from './ending.ts'

/** From when on hours of a week may be billed: its end, or once it has its invoice, this week's. */
function billAt(books: Books, { id, zone }: ModelProject, startMs: number): number {
  const week = billingWeek(startMs, zone)
  const isInvoiced = [...books.invoices.values()].some(
    (each) => each.projectId === id && each.week.startMs === week.startMs,
  )
  return isInvoiced ? billingWeek(books.nowMs, zone).endMs : week.endMs
}

/** What of a stretch the week's limit leaves billable (T8). */
function shareOf(books: Books, project: ModelProject, startMs: number, lengthMs: number): number {
  const { id, zone, weeklyLimitMs } = project
  const week = billingWeek(startMs, zone)
  const alreadyBillableMs = [...books.hours.values()]
    .filter((each) => each.projectId === id)
    .filter((each) => week.startMs <= each.startMs && each.startMs < week.endMs)
    .reduce((total, each) => total + each.billableMs, 0)
  return billableMs({ alreadyBillableMs, lengthMs, weeklyLimitMs }).billableMs
}

/** The freelancer posts ten minutes or less, worked just now or long ago (T2, T8, T11, I6, I7). */
export function postHours(books: Books, { payload }: ModelCommand<'postSegment'>): Code {
  const { id, projectId, startMs, endMs } = payload.segment
  const project = projectOf(books, projectId)
  const { acceptedAtMs, completedAtMs } = project
  if (project.type !== 'hourly') return 'project_not_hourly'
  if (project.status === 'awarded') return 'project_not_accepted'
  if (completedAtMs !== null && startMs >= completedAtMs) return 'project_not_in_current_work'
  const checked = checkSegment(payload.segment, {
    nowMs: books.nowMs,
    existing: [...books.hours.values()],
    sessionStartMs: null,
    acceptedAtMs,
    weekEndMs: billingWeek(startMs, project.zone).endMs,
  })
  if (!checked.ok) return checked.error
  books.hours.set(id, {
    id,
    projectId,
    startMs,
    endMs,
    billableMs: shareOf(books, project, startMs, contractedMs(payload.segment, project)),
    postedAtMs: books.nowMs,
    billAtMs: billAt(books, project, startMs),
  })
  return APPLIED
}
