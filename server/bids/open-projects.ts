import { sql } from 'kysely'
import type { z } from 'zod'
import type { openProjectsResponse } from '../../shared/contract/http.ts'
import { formatAmount } from '../../shared/money/amount.ts'
import type { Caller, Services } from '../services.ts'

/** The employer's own open projects, newest first (B1). */
export async function readOpenProjects(
  { db }: Services,
  { accountId }: Caller,
): Promise<z.infer<typeof openProjectsResponse>> {
  const rows = await db
    .selectFrom('project as p')
    .select(['p.id', 'p.title', 'p.type', 'p.currency', 'p.posted_at_ms'])
    .select(['p.budget_minimum', 'p.budget_maximum'])
    .select(
      sql<number>`(SELECT count(*)::integer FROM bid b WHERE b.project_id = p.id AND b.state = 'open')`.as(
        'bids',
      ),
    )
    .where('p.employer_id', '=', accountId)
    .where('p.bid_id', 'is', null)
    .where('p.closed_at_ms', 'is', null)
    .orderBy('p.id', 'desc')
    .execute()
  const projects = rows.map(({ posted_at_ms, budget_minimum, budget_maximum, ...row }) => {
    const { currency } = row
    const amount = (minor: bigint | null) =>
      minor === null ? null : formatAmount({ minor, currency })
    return {
      ...row,
      budgetMinimum: amount(budget_minimum),
      budgetMaximum: amount(budget_maximum),
      postedAtMs: posted_at_ms,
    }
  })
  return { projects }
}
