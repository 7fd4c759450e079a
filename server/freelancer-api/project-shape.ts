import type { Selectable } from 'kysely'
import { z } from 'zod'
import { serialId } from '../../shared/contract/primitives.ts'
import type { Schema } from '../db/schema.ts'
import { currencyOf, wireCurrency } from './currencies.ts'
import { jobOf, wireJob } from './jobs.ts'
import { wireNumber } from './money.ts'
import { seconds } from './parameters.ts'

const HOUR_MS = 3_600_000
const PREVIEW_LENGTH = 200

/** A project on their wire. */
export const wireProject = z.object({
  id: serialId,
  owner_id: serialId,
  title: z.string(),
  description: z.string(),
  preview_description: z.string(),
  seo_url: z.string(),
  status: z.string(),
  sub_status: z.string().nullable(),
  frontend_project_status: z.string(),
  type: z.string(),
  currency: wireCurrency,
  budget: z.object({ minimum: z.number(), maximum: z.number().nullable() }),
  jobs: z.array(wireJob),
  hourly_project_info: z
    .object({ commitment: z.object({ hours: z.number(), interval: z.string() }) })
    .nullable(),
  bid_stats: z.object({ bid_count: z.number().int(), bid_avg: z.number().nullable() }),
  time_submitted: z.number().int().nullable(),
  submitdate: z.number().int().nullable(),
  deleted: z.boolean(),
  local: z.boolean(),
  hireme: z.boolean(),
})

/** Where a project stands, in their three ways of saying it. */
export const STANDING = {
  open: { status: 'active', sub_status: null, frontend_project_status: 'open' },
  closed: { status: 'closed', sub_status: 'cancel_buyer', frontend_project_status: 'complete' },
  awarded: { status: 'frozen', sub_status: 'frozen_awarded', frontend_project_status: 'open' },
  active: {
    status: 'closed',
    sub_status: 'closed_awarded',
    frontend_project_status: 'work_in_progress',
  },
  complete: {
    status: 'closed',
    sub_status: 'closed_awarded',
    frontend_project_status: 'complete',
  },
} as const

/** A project's row, with what is counted beside it. */
type Row = Selectable<Schema['project']> & {
  standing: keyof typeof STANDING
  bid_count: number
  bid_avg: bigint | null
}

/** A project as their wire has it. One that came awarded has its price for a budget. */
export function projectOf(row: Row): z.infer<typeof wireProject> {
  const amount = (minor: bigint | null) => (minor === null ? null : wireNumber(minor, row.currency))
  const price = row.rate_per_hour ?? row.total
  const posted = row.posted_at_ms === null ? null : seconds(row.posted_at_ms)
  const { weekly_limit_ms: weekly } = row
  return {
    id: row.id,
    owner_id: row.employer_id,
    title: row.title,
    description: row.description,
    preview_description: row.description.slice(0, PREVIEW_LENGTH),
    seo_url: String(row.id),
    ...STANDING[row.standing],
    type: row.type,
    currency: currencyOf(row.currency),
    budget: {
      minimum: amount(row.budget_minimum ?? price) ?? 0,
      maximum: amount(row.budget_maximum),
    },
    jobs: row.job_ids.map(jobOf),
    hourly_project_info:
      weekly === null ? null : { commitment: { hours: weekly / HOUR_MS, interval: 'week' } },
    bid_stats: { bid_count: row.bid_count, bid_avg: amount(row.bid_avg) },
    time_submitted: posted,
    submitdate: posted,
    deleted: false,
    local: false,
    hireme: false,
  }
}
