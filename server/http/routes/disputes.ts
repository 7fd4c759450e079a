import {
  disputeParams,
  disputeResponse,
  disputesResponse,
  messagesResponse,
  projectParams,
} from '../../../shared/contract/http.ts'
import { ok } from '../../../shared/result.ts'
import { readDispute, readDisputes } from '../../disputes/queries.ts'
import { readMessages } from '../../messages/queries.ts'
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
      'those that came to arbitration (P9).',
    respond: { kind: 'json', schema: disputesResponse },
    handle: async ({ context, caller }) => ok(await readDisputes(context.services, caller)),
  }),
  route({
    method: 'GET',
    url: '/api/disputes/:disputeId',
    access: 'signedIn',
    tag: 'disputes',
    summary: 'A dispute with its milestone or invoice, and the messages about them (P9, I8).',
    params: disputeParams,
    errors: ['not_found'],
    respond: { kind: 'json', schema: disputeResponse },
    handle: async ({ context, caller, params }) =>
      found(await readDispute(context.services, caller, params.disputeId)),
  }),
  route({
    method: 'GET',
    url: '/api/projects/:projectId/messages',
    access: 'signedIn',
    tag: 'projects',
    summary: 'What the parties of a project wrote to each other, oldest first (M7).',
    params: projectParams,
    errors: ['not_found'],
    respond: { kind: 'json', schema: messagesResponse },
    handle: async ({ context, caller, params }) =>
      found(await readMessages(context.services, caller, params.projectId)),
  }),
]
