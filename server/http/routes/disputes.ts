import {
  disputeParams,
  disputeResponse,
  disputesQuery,
  disputesResponse,
  messagesQuery,
  messagesResponse,
  projectParams,
} from '../../../shared/contract/http.ts'
import { ok } from '../../../shared/result.ts'
import { readDispute, readDisputes } from '../../disputes/queries.ts'
import { readDisputeMessages, readMessages } from '../../messages/queries.ts'
import { found, route } from '../route.ts'

/** Disputes and conversations: for the parties, and disputes in arbitration for the arbiter. */
export const disputeRoutes = [
  route({
    method: 'GET',
    url: '/api/disputes',
    access: 'signedIn',
    tag: 'disputes',
    summary:
      'Disputes, newest first, with their projects: the own ones of a party, and for an arbiter ' +
      'those that came to arbitration (P9). All open ones and the newest that ended; `before`, a ' +
      'number, asks for earlier ones.',
    query: disputesQuery,
    respond: { kind: 'json', schema: disputesResponse },
    handle: async ({ context, caller, query }) =>
      ok(await readDisputes(context.services, caller, query)),
  }),
  route({
    method: 'GET',
    url: '/api/disputes/:disputeId',
    access: 'signedIn',
    tag: 'disputes',
    summary: 'A dispute with its milestone or invoice (P9, I8).',
    params: disputeParams,
    errors: ['not_found'],
    respond: { kind: 'json', schema: disputeResponse },
    handle: async ({ context, caller, params }) =>
      found(await readDispute(context.services, caller, params.disputeId)),
  }),
  route({
    method: 'GET',
    url: '/api/disputes/:disputeId/messages',
    access: 'signedIn',
    tag: 'disputes',
    summary:
      'What was written about a dispute, its milestone or invoice, and the request it came from ' +
      '(P9): the newest messages, oldest first; `before`, an id, asks for earlier ones.',
    params: disputeParams,
    query: messagesQuery,
    errors: ['not_found'],
    respond: { kind: 'json', schema: messagesResponse },
    handle: async ({ context, caller, params, query }) =>
      found(await readDisputeMessages(context.services, caller, params.disputeId, query)),
  }),
  route({
    method: 'GET',
    url: '/api/projects/:projectId/messages',
    access: 'signedIn',
    tag: 'projects',
    summary:
      'What the parties of a project wrote to each other (M7): the newest messages, oldest first; ' +
      '`before`, an id, asks for earlier ones.',
    params: projectParams,
    query: messagesQuery,
    errors: ['not_found'],
    respond: { kind: 'json', schema: messagesResponse },
    handle: async ({ context, caller, params, query }) =>
      found(await readMessages(context.services, caller, params.projectId, query)),
  }),
]
