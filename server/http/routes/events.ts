import { z } from 'zod'
import { API_VERSION, API_VERSION_HEADER, PATHS } from '../../../shared/contract/http.ts'
import { err, ok } from '../../../shared/result.ts'
import { readCaller } from '../../auth/caller.ts'
import { followFeed } from '../follow-feed.ts'
import { route } from '../route.ts'

const seq = z.coerce.number().int().min(0)
const eventsQuery = z.object({ lastEventId: seq.default(0) })

/** Pokes and notices. Losing the stream costs latency, never data. */
export const eventRoutes = [
  route({
    method: 'GET',
    url: PATHS.events,
    access: 'signedIn',
    tag: 'sync',
    summary:
      'Server-sent events: `hello` first, `change` when the feed has grown, `notice` with its number as the ' +
      'event id. Resumes after `Last-Event-ID`, else after `lastEventId`; without either it ' +
      'begins with the first notice.',
    query: eventsQuery,
    errors: ['too_many_requests'],
    respond: {
      kind: 'stream',
      type: 'text/event-stream',
      description: 'The stream; it stays open.',
    },
    handle: async ({ context, caller, query, request, reply }) => {
      const { accountId } = caller
      if (!context.streams.hasRoom(accountId)) return err('too_many_requests')
      const header = seq.safeParse(request.headers['last-event-id'])
      const after = header.success ? header.data : query.lastEventId

      reply.hijack()
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        [API_VERSION_HEADER]: String(API_VERSION),
      })
      reply.raw.flushHeaders()

      const stream = context.streams.open(
        accountId,
        reply.raw,
        async () => (await readCaller(context.auth, request.headers)) !== null,
      )
      followFeed(context, accountId, after, stream)
      return ok(undefined)
    },
  }),
]
