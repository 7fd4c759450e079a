import {
  diaryQuery,
  diaryResponse,
  financesResponse,
  fundingQuery,
  fundingResponse,
  meResponse,
  openProjectsResponse,
  PATHS,
  projectParams,
  projectResponse,
  projectsResponse,
} from '../../../shared/contract/http.ts'
import { ok } from '../../../shared/result.ts'
import { isTimeZone } from '../../../shared/time/billing-week.ts'
import { readOpenProjects } from '../../bids/open-projects.ts'
import {
  readDiary,
  readFinances,
  readFunding,
  readMe,
  readProject,
  readProjects,
} from '../../projects/queries.ts'
import { found, route } from '../route.ts'

const diaryOfZone = diaryQuery.refine(({ zone }) => isTimeZone(zone), {
  path: ['zone'],
  message: 'zone_unknown',
})

/** What the pages and the app look at. A row of someone else's does not exist for the caller. */
export const readRoutes = [
  route({
    method: 'GET',
    url: PATHS.me,
    access: 'signedIn',
    tag: 'account',
    summary: 'The signed-in account and its balances.',
    respond: { kind: 'json', schema: meResponse },
    handle: async ({ context, caller }) => found(await readMe(context.services, caller)),
  }),
  route({
    method: 'GET',
    url: '/api/projects',
    access: 'signedIn',
    tag: 'projects',
    summary: 'All projects of the account.',
    respond: { kind: 'json', schema: projectsResponse },
    handle: async ({ context, caller }) => ok(await readProjects(context.services, caller)),
  }),
  route({
    method: 'GET',
    url: '/api/open-projects',
    access: 'signedIn',
    tag: 'projects',
    summary: 'What the employer has posted and neither awarded nor closed, newest first (B1, B7).',
    respond: { kind: 'json', schema: openProjectsResponse },
    handle: async ({ context, caller }) => ok(await readOpenProjects(context.services, caller)),
  }),
  route({
    method: 'GET',
    url: '/api/projects/:projectId',
    access: 'signedIn',
    tag: 'projects',
    summary: 'A project with its milestone requests and milestones.',
    params: projectParams,
    errors: ['not_found'],
    respond: { kind: 'json', schema: projectResponse },
    handle: async ({ context, caller, params }) =>
      found(await readProject(context.services, caller, params.projectId)),
  }),
  route({
    method: 'GET',
    url: '/api/projects/:projectId/diary',
    access: 'signedIn',
    tag: 'projects',
    summary: 'The work diary of a day: its segments, in the zone asked for.',
    params: projectParams,
    query: diaryOfZone,
    errors: ['not_found'],
    respond: { kind: 'json', schema: diaryResponse },
    handle: async ({ context, caller, params, query }) =>
      readDiary(context.services, caller, params.projectId, query),
  }),
  route({
    method: 'GET',
    url: '/api/projects/:projectId/funding',
    access: 'signedIn',
    tag: 'projects',
    summary:
      'What *Confirm Payment* would charge for an amount, or for a share such as `25%` (P1, P2).',
    params: projectParams,
    query: fundingQuery,
    errors: [
      'not_found',
      'amount_malformed',
      'amount_not_positive',
      'amount_too_precise',
      'amount_too_large',
      'percentage_without_total',
      'percentage_out_of_range',
    ],
    respond: { kind: 'json', schema: fundingResponse },
    handle: async ({ context, caller, params, query }) =>
      readFunding(context.services, caller, params.projectId, query.amount),
  }),
  route({
    method: 'GET',
    url: '/api/finances',
    access: 'signedIn',
    tag: 'account',
    summary: 'All balances, milestone requests and milestones of the account (P10).',
    respond: { kind: 'json', schema: financesResponse },
    handle: async ({ context, caller }) => ok(await readFinances(context.services, caller)),
  }),
]
