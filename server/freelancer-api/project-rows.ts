import { type Kysely, sql } from 'kysely'
import type { z } from 'zod'
import type { Schema } from '../db/schema.ts'
import { projectOf, STANDING, type wireProject } from './project-shape.ts'

/** How far a project has come, as far as their filters look. */
const standing = sql<keyof typeof STANDING>`CASE
  WHEN p.completed_at_ms IS NOT NULL THEN 'complete' WHEN p.accepted_at_ms IS NOT NULL THEN 'active'
  WHEN p.bid_id IS NOT NULL THEN 'awarded' WHEN p.closed_at_ms IS NOT NULL THEN 'closed'
  ELSE 'open' END`

const isOpen = sql<boolean>`(p.bid_id IS NULL AND p.closed_at_ms IS NULL)`

const bidsOn = sql`FROM bid b WHERE b.project_id = p.id AND b.state <> 'retracted'`

const frontendStatuses = (asked: readonly string[]) =>
  (Object.keys(STANDING) as (keyof typeof STANDING)[]).filter((each) =>
    asked.includes(STANDING[each].frontend_project_status),
  )

/** Which projects: every one of these that is given has to fit. */
export type ProjectFilter = {
  ids?: readonly number[]
  owners?: readonly number[]
  jobs?: readonly number[]
  types?: readonly string[]
  statuses?: readonly string[]
  /** Words that stand in the title or the description. */
  words?: string | undefined
  fromS?: number | undefined
  toS?: number | undefined
  openOnly?: boolean
}

/** What an account may see of all projects: the open ones, and those it is a party of (B1). */
function visible(db: Kysely<Schema>, viewerId: number, filter: ProjectFilter) {
  const { ids = [], owners = [], jobs = [], types = [], statuses = [], words } = filter
  const like = `%${(words ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return db
    .selectFrom('project as p')
    .where(sql<boolean>`(${isOpen} OR ${viewerId} IN (p.employer_id, p.freelancer_id))`)
    .$if(ids.length > 0, (query) => query.where('p.id', 'in', ids))
    .$if(owners.length > 0, (query) => query.where('p.employer_id', 'in', owners))
    .$if(jobs.length > 0, (query) => query.where(sql<boolean>`p.job_ids && ${jobs}::integer[]`))
    .$if(types.length > 0, (query) => query.where(sql<boolean>`p.type = ANY(${types})`))
    .$if(statuses.length > 0, (query) =>
      query.where(sql<boolean>`${standing} = ANY(${frontendStatuses(statuses)})`),
    )
    .$if(Boolean(words), (query) =>
      query.where(sql<boolean>`(p.title ILIKE ${like} OR p.description ILIKE ${like})`),
    )
    .$if(filter.fromS !== undefined, (query) =>
      query.where('p.posted_at_ms', '>=', (filter.fromS ?? 0) * 1000),
    )
    .$if(filter.toS !== undefined, (query) =>
      query.where('p.posted_at_ms', '<=', (filter.toS ?? 0) * 1000),
    )
    .$if(filter.openOnly === true, (query) => query.where(isOpen))
}

/** A page of the projects that an account may see, newest first, and how many there are in all. */
export async function readTheirProjects(
  db: Kysely<Schema>,
  viewerId: number,
  filter: ProjectFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ projects: z.infer<typeof wireProject>[]; total: number }> {
  const all = visible(db, viewerId, filter)
  const { total } = await all
    .select(sql<number>`count(*)::integer`.as('total'))
    .executeTakeFirstOrThrow()
  const rows = await all
    .selectAll('p')
    .select(standing.as('standing'))
    .select([
      sql<number>`(SELECT count(*)::integer ${bidsOn})`.as('bid_count'),
      sql<bigint | null>`(SELECT round(avg(b.amount)) ${bidsOn})`.as('bid_avg'),
    ])
    .orderBy('p.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return { total, projects: rows.map(projectOf) }
}
