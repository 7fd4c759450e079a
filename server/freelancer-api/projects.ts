import { z } from 'zod'
import { err, ok } from '../../shared/result.ts'
import { PROJECTS } from './addresses.ts'
import { currencyNamed } from './currencies.ts'
import { plainDecimal } from './money.ts'
import { AMOUNT_ERRORS, amount, flag, id, ids, names, optional, page, whole } from './parameters.ts'
import { type ProjectFilter, readTheirProjects } from './project-rows.ts'
import { wireProject } from './project-shape.ts'
import { theirRoute } from './route.ts'
import { type Asker, runCommand } from './run-command.ts'
import { usersBeside, wireUsers } from './users.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const WEEKS_A_YEAR = 52
const MONTHS_A_YEAR = 12

const projectList = z.object({
  projects: z.array(wireProject),
  total_count: z.number().int(),
  users: wireUsers,
})

const listQuery = {
  'projects[]': ids,
  'owners[]': ids,
  'jobs[]': ids,
  'project_types[]': names,
  'frontend_project_statuses[]': names,
  query: optional(z.string().max(200)),
  from_time: optional(whole),
  to_time: optional(whole),
  user_details: flag,
  ...page,
}

/** A list of projects, as one of their three addresses for it has it. */
const listRoute = (documented: { url: string; summary: string }, only: ProjectFilter = {}) =>
  theirRoute({
    method: 'GET',
    ...documented,
    query: z.object(listQuery),
    result: projectList,
    handle: async ({ asker, caller, query }) => {
      const filter = {
        ids: query['projects[]'],
        owners: query['owners[]'],
        jobs: query['jobs[]'],
        types: query['project_types[]'],
        statuses: query['frontend_project_statuses[]'],
        words: query.query,
        fromS: query.from_time,
        toS: query.to_time,
        ...only,
      }
      const { db } = asker.services
      const { projects, total } = await readTheirProjects(db, caller.accountId, filter, query)
      const owners = projects.map(({ owner_id }) => owner_id)
      const users = await usersBeside(asker.services, query.user_details, owners)
      return ok({ projects, total_count: total, users })
    },
  })

const typeName = z.union([z.string().max(16), z.number()]).transform((sent) => {
  const name = String(sent).toLowerCase()
  return name === '1' ? 'hourly' : name === '0' ? 'fixed' : name
})

/** Hours as a number or as text, at most those of the longest month. */
const hours = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,3}(\.\d{1,9})?$/, 'not_a_number_of_hours')
      .transform(Number),
  ])
  .pipe(z.number().min(0).max(744))

const projectBody = z.object({
  title: z.string(),
  description: optional(z.string()).transform((sent = '') => sent),
  currency: z.object({ id: optional(id), code: optional(z.string().max(3)) }),
  budget: z.object({ minimum: amount, maximum: optional(amount) }),
  jobs: optional(z.array(z.union([id, z.object({ id }).transform((job) => job.id)]))),
  type: optional(typeName.pipe(z.enum(['hourly', 'fixed']))).transform((sent = 'fixed') => sent),
  hourly_project_info: z
    .object({
      commitment: z
        .object({ hours: optional(hours), interval: optional(z.string().max(16)) })
        .nullish(),
    })
    .nullish(),
})

/** The hours a week of a commitment; those of a month are spread over its weeks, to the minute. */
function weeklyLimitOf(info: z.output<typeof projectBody>['hourly_project_info']): number | null {
  const { hours = 0, interval = 'week' } = info?.commitment ?? {}
  if (hours === 0) return null
  const isMonth = interval.toLowerCase() === 'month'
  const weekly = isMonth ? (hours * MONTHS_A_YEAR) / WEEKS_A_YEAR : hours
  return Math.max(1, Math.round((weekly * HOUR_MS) / MINUTE_MS)) * MINUTE_MS
}

/** One project that the account may see. */
async function readOne({ services, caller }: Asker, projectId: number) {
  const first = { limit: 1, offset: 0 }
  const filter = { ids: [projectId] }
  const { projects } = await readTheirProjects(services.db, caller.accountId, filter, first)
  return projects[0] ? ok(projects[0]) : err('not_found')
}

export const projectRoutes = [
  theirRoute({
    method: 'POST',
    url: `${PROJECTS}projects/`,
    summary: 'An employer posts an open project (B1).',
    body: projectBody,
    errors: ['not_found', 'title_missing', 'budget_out_of_order', ...AMOUNT_ERRORS],
    result: wireProject,
    handle: async ({ asker, body }) => {
      const currency = currencyNamed(body.currency)
      if (!currency) {
        const issues = [{ path: 'currency', reason: { field: 'currency_unknown' as const } }]
        return err({ code: 'malformed_request' as const, issues })
      }
      const { minimum, maximum } = body.budget
      const posted = await runCommand(asker, 'postProject', {
        title: body.title,
        description: body.description,
        type: body.type,
        currency,
        budgetMinimum: plainDecimal(minimum),
        budgetMaximum: maximum === undefined ? null : plainDecimal(maximum),
        weeklyLimitMs: weeklyLimitOf(body.hourly_project_info),
        jobIds: body.jobs ?? [],
      })
      if (!posted.ok) return posted
      const made = await asker.services.db
        .selectFrom('project')
        .select('id')
        .where('posted_by', '=', posted.value)
        .executeTakeFirstOrThrow()
      return readOne(asker, made.id)
    },
  }),
  listRoute({ url: `${PROJECTS}projects/`, summary: 'Open projects, and those of the account.' }),
  listRoute({ url: `${PROJECTS}projects/all/`, summary: 'The same, as a search.' }),
  listRoute(
    { url: `${PROJECTS}projects/active/`, summary: 'Projects that are open for bids.' },
    { openOnly: true },
  ),
  theirRoute({
    method: 'GET',
    url: `${PROJECTS}projects/:projectId/`,
    summary: 'A project, if it is open or the account is a party of it.',
    params: z.object({ projectId: id }),
    errors: ['not_found'],
    result: wireProject,
    handle: async ({ asker, params }) => readOne(asker, params.projectId),
  }),
]
