import { pushRequest, pushResponse } from '../../../shared/contract/commands.ts'
import { changesPage, changesQuery } from '../../../shared/contract/feed.ts'
import { PATHS } from '../../../shared/contract/http.ts'
import { ok } from '../../../shared/result.ts'
import { executeCommands } from '../../commands/execute.ts'
import { readChanges } from '../../commands/read-changes.ts'
import { sayRefusal } from '../problems.ts'
import { route } from '../route.ts'
import { wordsFor } from '../words.ts'

/** Largest push, bytes: fifty long messages in any script fit, or fifty segments many times. */
const PUSH_LIMIT = 1_000_000

/** The one way in for writes, and the feed by which replicas follow (Y1, Y4). */
export const syncRoutes = [
  route({
    method: 'POST',
    url: PATHS.commands,
    access: 'signedIn',
    tag: 'sync',
    summary: 'Sends commands. Each is applied exactly once and answered by itself, in order.',
    body: pushRequest,
    bodyLimit: PUSH_LIMIT,
    limit: 'commands',
    respond: { kind: 'json', schema: pushResponse },
    handle: async ({ context, caller, body, request }) => {
      const outcomes = await executeCommands(context.services, caller, body.commands)
      const words = wordsFor(request)
      const results = outcomes.map((outcome) =>
        outcome.status === 'applied'
          ? outcome
          : { ...outcome, error: sayRefusal(words, outcome.error) },
      )
      return ok({ results })
    },
  }),
  route({
    method: 'GET',
    url: PATHS.changes,
    access: 'signedIn',
    tag: 'sync',
    summary: 'The newest state of every row that changed after a cursor, oldest change first.',
    query: changesQuery,
    respond: { kind: 'json', schema: changesPage },
    handle: async ({ context, caller, query }) =>
      ok(await readChanges(context.services, caller.accountId, query.since, query.limit)),
  }),
]
