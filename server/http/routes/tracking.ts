import {
  heardRequest,
  PATHS,
  runningResponse,
  sessionStanding,
} from '../../../shared/contract/http.ts'
import { ok } from '../../../shared/result.ts'
import { hearSession, readRunning } from '../../timesheets/heard.ts'
import { route } from '../route.ts'

/** Which session runs, and whether its device is still heard of (T13). */
export const trackingRoutes = [
  route({
    method: 'GET',
    url: PATHS.runningSession,
    access: 'signedIn',
    tag: 'sync',
    summary: 'The account’s running session, and how long ago its device was heard of.',
    respond: { kind: 'json', schema: runningResponse },
    handle: async ({ context, caller }) =>
      ok({ running: await readRunning(context.services, caller) }),
  }),
  route({
    method: 'POST',
    url: PATHS.heardSession,
    access: 'signedIn',
    tag: 'sync',
    summary: 'A device says that it still tracks a session, and hears where that stands.',
    body: heardRequest,
    respond: { kind: 'json', schema: sessionStanding },
    handle: async ({ context, caller, body }) =>
      ok(await hearSession(context.services, caller, body.sessionId)),
  }),
]
