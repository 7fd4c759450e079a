import { z } from 'zod'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Refusal } from '../capability/refusal.ts'
import { loadOwnProject } from '../projects/load.ts'
import { MESSAGES } from './addresses.ts'
import { readTheirMessages, readTheirThreads, wireMessage, wireThread } from './message-rows.ts'
import { flag, id, ids, page } from './parameters.ts'
import { theirRoute } from './route.ts'
import { type Asker, runCommand } from './run-command.ts'
import { usersBeside, wireUsers } from './users.ts'

const text = z.string().max(4000)

const threadBody = z.object({
  'members[]': ids,
  members: ids,
  context_type: z.literal('project'),
  context: id,
  message: text,
})

/** Says something in a project's conversation; answers the message's uuid (M7). */
const say = (asker: Asker, projectId: number, message: string) =>
  runCommand(asker, 'sendMessage', { projectId, about: null, text: message })

/** Whether the members that a client names are the project's two parties and nobody else. */
async function checkMembers(
  { services, caller }: Asker,
  projectId: number,
  members: readonly number[],
): Promise<Result<null, 'not_found' | Refusal>> {
  const project = await loadOwnProject(services.db, projectId, caller.accountId)
  if (!project) return err('not_found')
  const parties = [project.employer.id, project.freelancer.id]
  if (members.every((each) => parties.includes(each))) return ok(null)
  const issues = [{ path: 'members[]', reason: { field: 'not_a_party' as const } }]
  return err({ code: 'malformed_request', issues })
}

const listQuery = {
  'threads[]': ids,
  'contexts[]': ids,
  user_details: flag,
  ...page,
}

export const messageRoutes = [
  theirRoute({
    method: 'POST',
    url: `${MESSAGES}threads/`,
    summary:
      'Says something to the other party of a project, whose conversation is one thread (M7).',
    body: threadBody,
    errors: ['not_found', 'message_empty'],
    result: wireThread,
    handle: async ({ asker, caller, body }) => {
      const members = [...body['members[]'], ...body.members]
      const checked = await checkMembers(asker, body.context, members)
      if (!checked.ok) return checked
      const said = await say(asker, body.context, body.message)
      if (!said.ok) return said
      const { db } = asker.services
      const [thread] = await readTheirThreads(db, caller.accountId, [body.context])
      return thread ? ok(thread) : err('not_found')
    },
  }),
  theirRoute({
    method: 'GET',
    url: `${MESSAGES}threads/`,
    summary: 'The conversations of the account’s projects, the last first.',
    query: z.object(listQuery),
    result: z.object({ threads: z.array(wireThread), users: wireUsers }),
    handle: async ({ asker, caller, query }) => {
      const { services } = asker
      const projects = [...query['threads[]'], ...query['contexts[]']]
      const threads = await readTheirThreads(services.db, caller.accountId, projects, query)
      const members = threads.flatMap(({ thread }) => thread.members)
      const users = await usersBeside(services, query.user_details, members)
      return ok({ threads, users })
    },
  }),
  theirRoute({
    method: 'POST',
    url: `${MESSAGES}threads/:threadId/messages/`,
    summary: 'Says something in a thread (M7).',
    params: z.object({ threadId: id }),
    body: z.object({ message: text }),
    errors: ['not_found', 'message_empty'],
    result: wireMessage,
    handle: async ({ asker, caller, params, body }) => {
      const said = await say(asker, params.threadId, body.message)
      if (!said.ok) return said
      const { db } = asker.services
      const { messages } = await readTheirMessages(db, caller.accountId, { uuid: said.value })
      const [message] = messages
      return message ? ok(message) : err('not_found')
    },
  }),
  theirRoute({
    method: 'GET',
    url: `${MESSAGES}messages/`,
    summary: 'What was said in the account’s threads, newest first.',
    query: z.object({ ...listQuery, 'messages[]': ids }),
    result: z.object({
      messages: z.array(wireMessage),
      unfiltered_count: z.number().int(),
      users: wireUsers,
    }),
    handle: async ({ asker, caller, query }) => {
      const { services } = asker
      const projects = [...query['threads[]'], ...query['contexts[]']]
      const filter = { projects, numbers: query['messages[]'] }
      const { db } = services
      const { messages, total } = await readTheirMessages(db, caller.accountId, filter, query)
      const authors = messages.map(({ from_user }) => from_user)
      const users = await usersBeside(services, query.user_details, authors)
      return ok({ messages, unfiltered_count: total, users })
    },
  }),
]
