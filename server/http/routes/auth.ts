import { z } from 'zod'
import { party, role } from '../../../shared/contract/entities.ts'
import { PATHS } from '../../../shared/contract/http.ts'
import { hasNoNul } from '../../../shared/contract/primitives.ts'
import { isBlank, line } from '../../../shared/contract/text.ts'
import { err, ok } from '../../../shared/result.ts'
import { isTimeZone } from '../../../shared/time/billing-week.ts'
import { isOwnPassword } from '../../auth/accounts.ts'
import { hasBearer, proofOf, readCaller } from '../../auth/caller.ts'
import { endSession, notePassword } from '../../auth/sessions.ts'
import { askAuth, sendAuthAnswer } from '../pass-to-auth.ts'
import { type Asked, route } from '../route.ts'

const email = z.string().max(254).refine(hasNoNul)
const password = z.string().max(1024).refine(hasNoNul)

const signInBody = z.object({ email, password, rememberMe: z.boolean().optional() })
const signUpBody = z.object({
  name: z
    .string()
    .trim()
    .pipe(line(200).refine((name) => !isBlank(name), 'name_blank')),
  email: z.email().max(254),
  password: z.string().min(10).max(128),
  // Nobody makes himself an arbiter.
  role: party,
  zone: z.string().max(64).refine(isTimeZone, 'zone_unknown'),
})

const user = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  zone: z.string(),
})
const signedIn = z.object({ token: z.string(), user })
const session = z.object({ session: z.object({ expiresAt: z.string() }), user }).nullable()
const refusal = z.object({ code: z.string(), message: z.string() })
const success = z.object({ success: z.boolean() })

const shared = {
  access: 'public',
  tag: 'sign-in',
  bodyLimit: 16_384,
  handle: async ({ context, request, reply }: Asked<undefined, undefined, undefined, 'public'>) => {
    await sendAuthAnswer(reply, await askAuth(context, request))
    return ok(undefined)
  },
} as const

const url = (path: string) => `${PATHS.auth}/${path}`

/**
 * Sign-in. Only these doors of the sign-in library are open, and those for the app's device codes
 * (`device.ts`); what it could do besides (changing one's role, say) has no route.
 */
export const authRoutes = [
  route({
    ...shared,
    method: 'POST',
    url: url('sign-in/email'),
    summary: 'Signs in with a password; sets the session cookie and answers the session token.',
    body: signInBody,
    limit: 'signIn',
    respond: { kind: 'passed', schema: signedIn, refusals: { 400: refusal, 401: refusal } },
    handle: async ({ context, body, request, reply }) => {
      const email = body.email.toLowerCase()
      const visitor = await context.known.nameOf(request.headers, request.ip, email)
      const wait = await context.guesses.take(visitor)
      if (wait !== null) {
        reply.header('retry-after', wait)
        return err('too_many_requests')
      }
      // A browser's earlier session ends with the new one: nobody else holds on to it.
      const earlier = hasBearer(request.headers)
        ? null
        : await readCaller(context.auth, request.headers)
      const answer = await askAuth(context, request)
      if (answer.ok) await context.guesses.forget(visitor)
      if (answer.ok && earlier) {
        await endSession(context.services.db, earlier.caller.accountId, earlier.sessionId)
      }
      const known = answer.ok ? context.known.cookieFor(request.headers, email) : null
      const cookies = known ? [...answer.cookies, known] : answer.cookies
      await sendAuthAnswer(reply, { ...answer, cookies })
      return ok(undefined)
    },
  }),
  route({
    ...shared,
    method: 'POST',
    url: url('sign-up/email'),
    summary: 'Creates an account and signs in.',
    body: signUpBody,
    limit: 'signUp',
    respond: { kind: 'passed', schema: signedIn, refusals: { 422: refusal } },
  }),
  route({
    ...shared,
    method: 'POST',
    url: url('sign-out'),
    summary: 'Ends the session.',
    respond: { kind: 'passed', schema: success, refusals: {} },
  }),
  route({
    ...shared,
    method: 'GET',
    url: url('get-session'),
    summary: 'The session, or null.',
    respond: { kind: 'passed', schema: session, refusals: {} },
  }),
  route({
    method: 'POST',
    url: url('password'),
    access: 'signedIn',
    tag: 'sign-in',
    summary:
      'Proves with the password that it is still the same person: for what takes one that was given moments ago.',
    body: z.object({ password }),
    bodyLimit: 16_384,
    errors: ['password_wrong', 'too_many_requests'],
    respond: { kind: 'none', description: 'The session counts as one with a recent password.' },
    handle: async ({ context, sessionId, body, request, reply }) => {
      // By the session: whoever guesses in one does not hold the others up.
      const wait = await context.guesses.take(`session ${sessionId}`)
      if (wait !== null) {
        reply.header('retry-after', wait)
        return err('too_many_requests')
      }
      const proof = proofOf(request.headers) ?? new Headers()
      if (!(await isOwnPassword(context.auth, proof, body.password))) return err('password_wrong')
      await context.guesses.forget(`session ${sessionId}`)
      await notePassword(context.services.db, sessionId)
      return ok(null)
    },
  }),
]
