import { type Kysely, sql } from 'kysely'
import type { Project } from '../../shared/contract/entities.ts'
import type { RunningWeek } from '../../shared/contract/http.ts'
import { wednesdayFrom } from '../../shared/invoicing/due.ts'
import { formatAmount, parseDecimal } from '../../shared/money/amount.ts'
import { isCurrencyCode } from '../../shared/money/currency.ts'
import { earned } from '../../shared/money/money.ts'
import { billingWeek } from '../../shared/time/billing-week.ts'
import type { Schema } from '../db/schema.ts'
import { loadProjects } from '../projects/load.ts'
import type { Caller, Services } from '../services.ts'

type Sums = { postedMs: number; billableMs: number }

/** Sums a project's segments of a week; a segment never crosses its edge (T2). */
async function sumWeek(
  db: Kysely<Schema>,
  week: { projectId: number; startMs: number; endMs: number },
): Promise<Sums> {
  const { rows } = await sql<Sums>`
    SELECT coalesce(sum(end_ms - start_ms), 0)::bigint AS "postedMs",
      coalesce(sum(billable_ms), 0)::bigint AS "billableMs"
    FROM segment WHERE project_id = ${week.projectId}
      AND start_ms >= ${week.startMs} AND start_ms < ${week.endMs}`.execute(db)
  return rows[0] ?? { postedMs: 0, billableMs: 0 }
}

function earnings({ ratePerHour, currency }: Project, billableMs: number): string | null {
  if (ratePerHour === null || !isCurrencyCode(currency)) return null
  const rate = parseDecimal(ratePerHour, currency)
  return rate.ok ? formatAmount(earned(billableMs, rate.value)) : null
}

/** The billing week that runs now, of every hourly project in Current Work of the account (I1). */
export async function readWeeks(
  { db, clock }: Services,
  { accountId }: Caller,
): Promise<{ weeks: RunningWeek[] }> {
  const weeks: RunningWeek[] = []
  for (const project of await loadProjects(db, { partyId: accountId })) {
    if (project.status !== 'active') continue
    const { id: projectId, employerZone, currency } = project
    const week = { projectId, ...billingWeek(clock.nowMs(), employerZone) }
    const sums = await sumWeek(db, week)
    const amount = earnings(project, sums.billableMs)
    if (amount === null) continue
    const payAtMs = wednesdayFrom(week.endMs, employerZone)
    weeks.push({ ...week, payAtMs, ...sums, amount: { amount, currency } })
  }
  return { weeks }
}
