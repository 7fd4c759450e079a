import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Account, Project } from '../../shared/contract/entities.ts'
import { formatAmount } from '../../shared/money/amount.ts'
import type { CurrencyCode } from '../../shared/money/currency.ts'
import type { Schema } from '../db/schema.ts'
import { partyOf } from './parties.ts'

/** Which projects: some by number, all of a party, or the one of a milestone. */
export type ProjectFilter =
  | { ids: readonly number[] }
  | { partyId: number }
  | { milestoneId: string }

type Row = Omit<Project, 'employer' | 'freelancer' | 'ratePerHour' | 'total' | 'currency'> & {
  currency: CurrencyCode
  employerId: number
  employerName: string
  freelancerId: number
  freelancerName: string
  rate: bigint | null
  totalMinor: bigint | null
}

const shape = (row: Row): Project => {
  const { employerId, employerName, freelancerId, freelancerName, rate, totalMinor, ...rest } = row
  const amount = (minor: bigint | null) =>
    minor === null ? null : formatAmount({ minor, currency: row.currency })
  return {
    ...rest,
    employer: { id: employerId, name: employerName },
    freelancer: { id: freelancerId, name: freelancerName },
    ratePerHour: amount(rate),
    total: amount(totalMinor),
  }
}

function named(filter: ProjectFilter): RawBuilder<unknown> {
  if ('ids' in filter) return sql`p.id = ANY(${filter.ids})`
  if ('partyId' in filter) return sql`${filter.partyId} IN (p.employer_id, p.freelancer_id)`
  return sql`p.id = (SELECT project_id FROM milestone WHERE id = ${filter.milestoneId})`
}

/** Where a project `p` stands. */
export const projectStatus = sql`CASE WHEN p.completed_at_ms IS NOT NULL THEN 'complete'
  WHEN p.accepted_at_ms IS NOT NULL THEN 'active' ELSE 'awarded' END`

/** Projects as both parties see them. P8's two facts are counted, never kept beside. */
export async function loadProjects(db: Kysely<Schema>, filter: ProjectFilter): Promise<Project[]> {
  const { rows } = await sql<Row>`
    SELECT p.id, p.bid_id AS "bidId", p.title, p.description, p.type, p.currency,
      ${projectStatus} AS status,
      e.id AS "employerId", e.name AS "employerName",
      f.id AS "freelancerId", f.name AS "freelancerName",
      p.employer_zone AS "employerZone", p.rate_per_hour AS rate, p.total AS "totalMinor",
      p.weekly_limit_ms AS "weeklyLimitMs", p.billing_off_at_ms IS NULL AS "billingEnabled",
      p.billing_off_at_ms AS "billingOffAtMs", p.accepted_at_ms AS "acceptedAtMs",
      EXISTS (SELECT FROM device d WHERE d.freelancer_id = p.freelancer_id) AS "deviceRegistered",
      (SELECT coalesce(sum(s.end_ms - s.start_ms), 0)::bigint FROM segment s
        WHERE s.project_id = p.id) AS "postedMs",
      EXISTS (SELECT FROM invoice i WHERE i.project_id = p.id AND i.state = 'paymentFailed')
        AS "invoiceUnpaid",
      p.completed_at_ms AS "completedAtMs"
    FROM project p
    JOIN app_user e ON e.id = p.employer_id
    JOIN app_user f ON f.id = p.freelancer_id
    WHERE ${named(filter)} ORDER BY p.id`.execute(db)
  return rows.map(shape)
}

/** A project that the account is a party of; anyone else's does not exist for it. */
export async function loadOwnProject(
  db: Kysely<Schema>,
  projectId: number,
  partyId: number,
): Promise<Project | null> {
  const [project] = await loadProjects(db, { ids: [projectId] })
  return project && partyOf(project, partyId) ? project : null
}

/** An account as it sees itself. */
export async function loadAccount(db: Kysely<Schema>, id: number): Promise<Account | null> {
  const row = await db
    .selectFrom('app_user as u')
    .leftJoin('payment_source as s', 's.employer_id', 'u.id')
    .select(['u.id', 'u.role', 'u.name', 'u.email', 'u.zone', 's.label', 's.verified'])
    .where('u.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { label, verified, ...account } = row
  return {
    ...account,
    paymentSource: label === null || verified === null ? null : { label, verified },
  }
}
