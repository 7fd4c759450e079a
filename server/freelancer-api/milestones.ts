import { z } from 'zod'
import { err, ok } from '../../shared/result.ts'
import { loadOwnProject } from '../projects/load.ts'
import { PROJECTS } from './addresses.ts'
import { actOnMilestone, MILESTONE_ACTIONS } from './milestone-actions.ts'
import {
  type MilestoneFilter,
  REASONS,
  readTheirMilestones,
  wireMilestone,
} from './milestone-rows.ts'
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
} from './parameters.ts'
import { theirRoute } from './route.ts'
import { type Asker, runCommand } from './run-command.ts'
import { usersBeside, wireUsers } from './users.ts'

/** `1` or `partial_payment`: what kind of payment it is, as we call it. */
const reason = z.union([z.number(), z.string().max(64)]).transform((sent, context) => {
  const name = String(sent).toLowerCase().replaceAll('_', '')
  const known = REASONS.find((each, number) => name === `${number}` || name === each.toLowerCase())
  if (known) return known
  context.addIssue({ code: 'custom', message: 'reason_unknown' })
  return z.NEVER
})

const milestoneBody = z.object({
  project_id: id,
  bidder_id: id,
  amount,
  reason: optional(reason),
  description: z.string(),
})

const wireMilestones = z.record(z.string(), wireMilestone)
const byNumber = (found: Awaited<ReturnType<typeof readTheirMilestones>>) =>
  Object.fromEntries(found.map(({ wire }) => [String(wire.transaction_id), wire]))

async function readOne({ services, caller }: Asker, filter: MilestoneFilter) {
  const [found] = await readTheirMilestones(services.db, caller.accountId, filter)
  return found ? ok(found.wire) : err('not_found')
}

const actionBody = z.object({
  ...actionParts,
  reason: z.union([z.string().max(64), z.number()]).nullish(),
  reason_text: z.string().max(2000).nullish(),
})

export const milestoneRoutes = [
  theirRoute({
    method: 'POST',
    url: `${PROJECTS}milestones/`,
    summary: 'The employer creates a milestone payment; its money is held (P1, P2).',
    body: milestoneBody,
    errors: [
      'not_found',
      'project_not_in_current_work',
      'description_missing',
      'insufficient_funds',
      ...AMOUNT_ERRORS,
    ],
    result: wireMilestone,
    handle: async ({ asker, caller, body }) => {
      const { db } = asker.services
      const project = await loadOwnProject(db, body.project_id, caller.accountId)
      if (!project) return err('not_found')
      if (project.freelancer.id !== body.bidder_id) {
        const issues = [{ path: 'bidder_id', reason: { field: 'not_the_freelancer' as const } }]
        return err({ code: 'malformed_request' as const, issues })
      }
      const made = await runCommand(asker, 'createMilestone', {
        projectId: project.id,
        amount: plainDecimal(body.amount),
        currency: project.currency,
        description: body.description,
        // Whoever creates one in a single call has confirmed the payment, from whichever purse (P2).
        confirmedSource: 'any',
        ...(body.reason ? { reason: body.reason } : {}),
      })
      return made.ok ? readOne(asker, { uuids: [made.value] }) : made
    },
  }),
  theirRoute({
    method: 'GET',
    url: `${PROJECTS}milestones/`,
    summary: 'Milestone payments of the account, by number.',
    query: z.object({
      'milestones[]': ids,
      'projects[]': ids,
      'bids[]': ids,
      'bidders[]': ids,
      'project_owners[]': ids,
      'users[]': ids,
      'statuses[]': names,
      user_details: flag,
      ...page,
    }),
    result: z.object({ milestones: wireMilestones, users: wireUsers }),
    handle: async ({ asker, caller, query }) => {
      const filter = {
        numbers: query['milestones[]'],
        projects: query['projects[]'],
        bids: query['bids[]'],
        bidders: query['bidders[]'],
        owners: query['project_owners[]'],
        users: query['users[]'],
        statuses: query['statuses[]'],
      }
      const { services } = asker
      const found = await readTheirMilestones(services.db, caller.accountId, filter, query)
      const parties = found.flatMap(({ wire }) => [wire.bidder_id, wire.project_owner_id])
      const users = await usersBeside(services, query.user_details, parties)
      return ok({ milestones: byNumber(found), users })
    },
  }),
  theirRoute({
    method: 'GET',
    url: `${PROJECTS}milestones/:milestoneId/`,
    summary: 'A milestone payment: its fields, and beside them the list of it alone.',
    params: z.object({ milestoneId: id }),
    query: z.object({ user_details: flag }),
    errors: ['not_found'],
    result: wireMilestone.extend({ milestones: wireMilestones, users: wireUsers }),
    handle: async ({ asker, params, query }) => {
      const found = await readOne(asker, { numbers: [params.milestoneId] })
      if (!found.ok) return found
      const { bidder_id, project_owner_id, transaction_id } = found.value
      const parties = [bidder_id, project_owner_id]
      const users = await usersBeside(asker.services, query.user_details, parties)
      return ok({ ...found.value, milestones: { [transaction_id]: found.value }, users })
    },
  }),
  theirRoute({
    method: 'PUT',
    url: `${PROJECTS}milestones/:milestoneId/`,
    summary:
      'Releases in full or in part, asks for it, cancels, asks for that or declines it (P5-P8).',
    params: z.object({ milestoneId: id }),
    query: actionBody,
    body: actionBody.nullish(),
    errors: [
      'not_found',
      'milestone_not_releasable',
      'release_not_requestable',
      'password_needed',
      'release_not_confirmed',
      'release_confirmation_expired',
      'milestone_not_cancellable',
      'cancellation_not_requestable',
      'cancellation_not_requested',
      'milestone_disputed',
      'desktop_app_required',
      'hours_not_posted',
      'amount_exceeds_whole',
      ...AMOUNT_ERRORS,
    ],
    result: z.union([
      z.object({ original_milestone: wireMilestone }),
      z.object({ released_milestone: wireMilestone, remaining_milestone: wireMilestone }),
      wireMilestone,
    ]),
    handle: async ({ asker, params, query, body }) => {
      const action = actionOf(MILESTONE_ACTIONS, query, body)
      if (!action.ok) return action
      const why = body?.reason_text ?? body?.reason ?? query.reason_text ?? query.reason
      return actOnMilestone(asker, params.milestoneId, action.value, {
        amount: body?.amount ?? query.amount,
        reason: why === undefined || why === null ? null : String(why),
      })
    },
  }),
]
