import { z } from 'zod'
import { sessionsResponse } from '../../../shared/contract/http.ts'
import { serialId } from '../../../shared/contract/primitives.ts'
import { err, ok } from '../../../shared/result.ts'
import { endOtherSessions, endSession, listSessions } from '../../auth/sessions.ts'
import { route } from '../route.ts'

const shared = { access: 'signedIn', tag: 'sign-in' } as const

/** Where an account is signed in, and how to end that. */
export const sessionRoutes = [
  route({
    ...shared,
    method: 'GET',
    url: '/api/sessions',
    summary: 'The browsers, programs and apps that are signed in to this account.',
    respond: { kind: 'json', schema: sessionsResponse },
    handle: async ({ context, caller, sessionId }) => {
      const sessions = await listSessions(context.services.db, caller.accountId)
      return ok({
        sessions: sessions.map((each) => ({ ...each, current: each.id === sessionId })),
      })
    },
  }),
  route({
    ...shared,
    method: 'POST',
    url: '/api/sessions/:sessionId/end',
    summary: 'Signs one of them out.',
    params: z.object({ sessionId: z.coerce.number().pipe(serialId) }),
    errors: ['not_found'],
    respond: { kind: 'none', description: 'It is signed out.' },
    handle: async ({ context, caller, params }) => {
      const ended = await endSession(context.services.db, caller.accountId, params.sessionId)
      return ended ? ok(null) : err('not_found')
    },
  }),
  route({
    ...shared,
    method: 'POST',
    url: '/api/sessions/end-others',
    summary: 'Signs the account out everywhere but here.',
    respond: { kind: 'none', description: 'Only the session that asked is left.' },
    handle: async ({ context, caller, sessionId }) => {
      await endOtherSessions(context.services.db, caller.accountId, sessionId)
      return ok(null)
    },
  }),
]
