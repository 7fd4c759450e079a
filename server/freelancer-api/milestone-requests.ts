import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { serialId } from '../../shared/contract/primitives.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Refusal } from '../capability/refusal.ts'
import type { Schema } from '../db/schema.ts'
import { loadOwnProject } from '../projects/load.ts'
import { PROJECTS } from './addresses.ts'
import { currencyOf, wireCurrency } from './currencies.ts'
import { plainDecimal, wireNumber } from './money.ts'
import {
  AMOUNT_ERRORS,
  actionOf,
  amount,
  flag,
  id,
  ids,
  names,
  optional,
  page,
  seconds,
} from './parameters.ts'
import { theirRoute } from './route.ts'
import { type Asker, runCommand } from './run-command.ts'
import { REQUEST_STATUS, statesOf } from './statuses.ts'
import { usersBeside, wireUsers } from './users.ts'

/** A milestone request on their wire. */
const wireRequest = z.object({
  id: serialId,
  project_id: serialId,
  bid_id: serialId,
  bidder_id: serialId,
  project_owner_id: serialId,
  amount: z.number(),
  currency: wireCurrency,
  description: z.string(),
  status: z.string(),
  time_requested: z.number().int(),
})

type RequestFilter = {
  uuid?: string
  numbers?: readonly number[]
  projects?: readonly number[]
  bids?: readonly number[]
  users?: readonly number[]
  statuses?: readonly string[]
}

/** A page of the requests of the account's projects, oldest first, each with its uuid. */
async function readTheirRequests(
  db: Kysely<Schema>,
  viewerId: number,
  { uuid, numbers = [], projects = [], bids = [], users = [], statuses = [] }: RequestFilter,
  { limit, offset } = { limit: 1, offset: 0 },
) {
  const states = statesOf(REQUEST_STATUS, statuses)
  const rows = await db
    .selectFrom('milestone_request as r')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .innerJoin('bid as b', 'b.id', 'p.bid_id')
    .selectAll('r')
    .select(['b.id as bid_id', 'b.bidder_id', 'p.employer_id'])
    .where(sql<boolean>`${viewerId} IN (b.bidder_id, p.employer_id)`)
    .$if(uuid !== undefined, (query) => query.where('r.id', '=', uuid ?? ''))
    .$if(numbers.length > 0, (query) => query.where('r.number', 'in', numbers))
    .$if(projects.length > 0, (query) => query.where('r.project_id', 'in', projects))
    .$if(bids.length > 0, (query) => query.where('b.id', 'in', bids))
    .$if(users.length > 0, (query) =>
      query.where((or) =>
        or.or([or('b.bidder_id', 'in', users), or('p.employer_id', 'in', users)]),
      ),
    )
    .$if(states !== null, (query) => query.where(sql<boolean>`r.state = ANY(${states ?? []})`))
    .orderBy('r.number')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({
    uuid: row.id,
    wire: {
      id: row.number,
      project_id: row.project_id,
      bid_id: row.bid_id,
      bidder_id: row.bidder_id,
      project_owner_id: row.employer_id,
      amount: wireNumber(row.amount, row.currency),
      currency: currencyOf(row.currency),
      description: row.description,
      status: REQUEST_STATUS[row.state],
      time_requested: seconds(row.created_at_ms),
    } satisfies z.infer<typeof wireRequest>,
  }))
}

const ACTIONS = ['accept', 'reject', 'delete'] as const
const actionPart = z.object({
  action: optional(z.string().max(64)),
  reason: z.string().max(2000).nullish(),
})

/** Whoever accepts in one call has confirmed the payment, from whichever purse suffices (P2). */
function answer(
  asker: Asker,
  requestId: string,
  action: (typeof ACTIONS)[number],
  reason: string | null,
): Promise<Result<string, Refusal>> {
  switch (action) {
    case 'accept':
      return runCommand(asker, 'acceptMilestoneRequest', { requestId, confirmedSource: 'any' })
    case 'reject':
      return runCommand(asker, 'rejectMilestoneRequest', { requestId, reason })
    case 'delete':
      return runCommand(asker, 'withdrawMilestoneRequest', { requestId })
  }
}

export const milestoneRequestRoutes = [
  theirRoute({
    method: 'POST',
    url: `${PROJECTS}milestone_requests/`,
    summary: 'The freelancer asks for a milestone payment (M1-M4).',
    body: z.object({ project_id: id, bid_id: id, amount, description: z.string() }),
    errors: ['not_found', 'project_not_in_current_work', 'description_missing', ...AMOUNT_ERRORS],
    result: wireRequest,
    handle: async ({ asker, caller, body }) => {
      const { db } = asker.services
      const project = await loadOwnProject(db, body.project_id, caller.accountId)
      if (!project) return err('not_found')
      if (project.bidId !== body.bid_id) {
        const issues = [{ path: 'bid_id', reason: { field: 'not_the_award' as const } }]
        return err({ code: 'malformed_request' as const, issues })
      }
      const made = await runCommand(asker, 'requestMilestone', {
        projectId: project.id,
        amount: plainDecimal(body.amount),
        currency: project.currency,
        description: body.description,
      })
      if (!made.ok) return made
      const [found] = await readTheirRequests(db, caller.accountId, { uuid: made.value })
      return found ? ok(found.wire) : err('not_found')
    },
  }),
  theirRoute({
    method: 'GET',
    url: `${PROJECTS}milestone_requests/`,
    summary: 'Milestone requests of the account, by number.',
    query: z.object({
      'milestone_requests[]': ids,
      'projects[]': ids,
      'bids[]': ids,
      'users[]': ids,
      'statuses[]': names,
      user_details: flag,
      ...page,
    }),
    result: z.object({ milestone_requests: z.record(z.string(), wireRequest), users: wireUsers }),
    handle: async ({ asker, caller, query }) => {
      const filter = {
        numbers: query['milestone_requests[]'],
        projects: query['projects[]'],
        bids: query['bids[]'],
        users: query['users[]'],
        statuses: query['statuses[]'],
      }
      const { services } = asker
      const found = await readTheirRequests(services.db, caller.accountId, filter, query)
      const parties = found.flatMap(({ wire }) => [wire.bidder_id, wire.project_owner_id])
      return ok({
        milestone_requests: Object.fromEntries(found.map(({ wire }) => [wire.id, wire])),
        users: await usersBeside(services, query.user_details, parties),
      })
    },
  }),
  theirRoute({
    method: 'PUT',
    url: `${PROJECTS}milestone_requests/:requestId/`,
    summary: 'The employer accepts or rejects; the freelancer deletes while it is pending (M4).',
    params: z.object({ requestId: id }),
    query: actionPart,
    body: actionPart.nullish(),
    errors: [
      'not_found',
      'request_not_pending',
      'project_not_in_current_work',
      'insufficient_funds',
    ],
    result: wireRequest,
    handle: async ({ asker, caller, params, query, body }) => {
      const action = actionOf(ACTIONS, query, body)
      if (!action.ok) return action
      const read = () =>
        readTheirRequests(asker.services.db, caller.accountId, { numbers: [params.requestId] })
      const [found] = await read()
      if (!found) return err('not_found')
      const reason = body?.reason ?? query.reason ?? null
      const done = await answer(asker, found.uuid, action.value, reason)
      if (!done.ok) return done
      const [after] = await read()
      return after ? ok(after.wire) : err('not_found')
    },
  }),
]
