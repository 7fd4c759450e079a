import { z } from 'zod'
import { err, ok } from '../../shared/result.ts'
import { PROJECTS } from './addresses.ts'
import { type BidFilter, readTheirBids, wireBid } from './bid-rows.ts'
import { plainDecimal } from './money.ts'
import {
  AMOUNT_ERRORS,
  actionOf,
  actionParts,
  amount,
  flag,
  id,
  ids,
  names,
  optional,
  page,
  whole,
} from './parameters.ts'
import { theirRoute } from './route.ts'
import { type Asker, runCommand } from './run-command.ts'
import { usersBeside, wireUsers } from './users.ts'

const bidBody = z.object({
  project_id: id,
  bidder_id: id,
  amount,
  period: whole,
  milestone_percentage: optional(whole).transform((sent = 100) => sent),
  description: optional(z.string()).transform((sent = '') => sent),
})

/** One bid that the account may see. */
async function readBid({ services, caller }: Asker, filter: BidFilter) {
  const page = { limit: 1, offset: 0 }
  const [bid] = await readTheirBids(services.db, caller.accountId, filter, page)
  return bid ? ok(bid) : err('not_found')
}

const COMMANDS = {
  award: 'awardBid',
  revoke: 'revokeAward',
  retract: 'retractBid',
  highlight: 'highlightBid',
} as const
const ACTIONS = ['award', 'revoke', 'accept', 'retract', 'highlight'] as const

/** Accepting a bid is accepting the project, if this bid is its award. */
async function accept(asker: Asker, bidId: number) {
  const { services, caller } = asker
  const bid = await services.db
    .selectFrom('bid as b')
    .leftJoin('project as p', 'p.bid_id', 'b.id')
    .select(['b.project_id', 'p.id as awarded'])
    .where('b.id', '=', bidId)
    .where('b.bidder_id', '=', caller.accountId)
    .executeTakeFirst()
  if (!bid) return err('not_found')
  if (bid.awarded === null) return err('bid_already_answered')
  return runCommand(asker, 'acceptProject', { projectId: bid.project_id })
}

export const bidRoutes = [
  theirRoute({
    method: 'POST',
    url: `${PROJECTS}bids/`,
    summary: 'A freelancer bids on an open project (B2).',
    body: bidBody,
    errors: ['not_found', 'bid_exists', ...AMOUNT_ERRORS],
    result: wireBid,
    handle: async ({ asker, caller, body }) => {
      if (body.bidder_id !== caller.accountId && caller.role === 'freelancer') {
        const issues = [{ path: 'bidder_id', reason: { field: 'not_the_bidder' as const } }]
        return err({ code: 'malformed_request' as const, issues })
      }
      const placed = await runCommand(asker, 'placeBid', {
        projectId: body.project_id,
        amount: plainDecimal(body.amount),
        periodDays: body.period,
        milestonePercentage: body.milestone_percentage,
        description: body.description,
      })
      if (!placed.ok) return placed
      const made = await asker.services.db
        .selectFrom('bid')
        .select('id')
        .where('placed_by', '=', placed.value)
        .executeTakeFirstOrThrow()
      return readBid(asker, { ids: [made.id] })
    },
  }),
  theirRoute({
    method: 'GET',
    url: `${PROJECTS}bids/`,
    summary: 'Bids on the projects of an employer, or of a freelancer.',
    query: z.object({
      'bids[]': ids,
      'projects[]': ids,
      'bidders[]': ids,
      'project_owners[]': ids,
      'award_statuses[]': names,
      user_details: flag,
      ...page,
    }),
    result: z.object({ bids: z.array(wireBid), users: wireUsers }),
    handle: async ({ asker, caller, query }) => {
      const filter = {
        ids: query['bids[]'],
        projects: query['projects[]'],
        bidders: query['bidders[]'],
        owners: query['project_owners[]'],
        statuses: query['award_statuses[]'],
      }
      const bids = await readTheirBids(asker.services.db, caller.accountId, filter, query)
      const bidders = bids.map(({ bidder_id }) => bidder_id)
      return ok({ bids, users: await usersBeside(asker.services, query.user_details, bidders) })
    },
  }),
  theirRoute({
    method: 'PUT',
    url: `${PROJECTS}bids/:bidId/`,
    summary:
      'The employer awards or revokes; the freelancer accepts, retracts or highlights (B2-B5).',
    params: z.object({ bidId: id }),
    query: z.object(actionParts),
    body: z.object(actionParts).nullish(),
    errors: [
      'not_found',
      'bid_already_answered',
      'project_already_awarded',
      'award_already_answered',
    ],
    result: wireBid,
    handle: async ({ asker, params: { bidId }, query, body }) => {
      const action = actionOf(ACTIONS, query, body)
      if (!action.ok) return action
      const outcome =
        action.value === 'accept'
          ? await accept(asker, bidId)
          : await runCommand(asker, COMMANDS[action.value], { bidId })
      return outcome.ok ? readBid(asker, { ids: [bidId] }) : outcome
    },
  }),
]
