import { z } from 'zod'
import { party, role } from '../../../shared/contract/entities.ts'
import { PATHS } from '../../../shared/contract/http.ts'
import { ok } from '../../../shared/result.ts'
import { isTimeZone } from '../../../shared/time/billing-week.ts'
import { passToAuth } from '../pass-to-auth.ts'
import { type Asked, route } from '../route.ts'

const email = z.string().max(254)
const password = z.string().max(1024)
const code = z.string().min(1).max(200)

const signInBody = z.object({ email, password, rememberMe: z.boolean().optional() })
const signUpBody = z.object({
  name: z.string().trim().min(1).max(200),
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
const oauthRefusal = z.object({ error: z.string(), error_description: z.string() })
const success = z.object({ success: z.boolean() })

const deviceAsked = z.object({ client_id: code, scope: z.string().max(200).optional() })
const deviceTold = z.object({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.string(),
  verification_uri_complete: z.string(),
  expires_in: z.number(),
  interval: z.number(),
})
const tokenAsked = z.object({ grant_type: code, device_code: code, client_id: code })
const tokenTold = z.object({
  access_token: z.string(),
  token_type: z.string(),
  expires_in: z.number(),
  scope: z.string(),
})

const shared = {
  access: 'public',
  tag: 'sign-in',
  bodyLimit: 16_384,
  handle: async ({ context, request, reply }: Asked<undefined, undefined, undefined, 'public'>) => {
    await passToAuth(context, request, reply)
    return ok(undefined)
  },
} as const

const url = (path: string) => `${PATHS.auth}/${path}`

/**
 * Sign-in, and device authorization for the app (RFC 8628). Only these doors of the sign-in
 * library are open; what it could do besides (changing one's role, say) has no route.
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
    ...shared,
    method: 'POST',
    url: url('device/code'),
    summary: 'The app asks for a code that a person types on the device page.',
    body: deviceAsked,
    limit: 'device',
    respond: { kind: 'passed', schema: deviceTold, refusals: { 400: oauthRefusal } },
  }),
  route({
    ...shared,
    method: 'POST',
    url: url('device/token'),
    summary: 'The app asks whether the code was approved; answers the session token once.',
    body: tokenAsked,
    limit: 'device',
    respond: { kind: 'passed', schema: tokenTold, refusals: { 400: oauthRefusal } },
  }),
  route({
    ...shared,
    method: 'GET',
    url: url('device'),
    summary: 'Where a code stands; asked by a signed-in account it claims the code for it.',
    query: z.object({ user_code: code }),
    limit: 'device',
    respond: {
      kind: 'passed',
      schema: z.object({ user_code: z.string(), status: z.string() }),
      refusals: { 400: oauthRefusal },
    },
  }),
  ...(['approve', 'deny'] as const).map((answer) =>
    route({
      ...shared,
      access: 'signedIn',
      method: 'POST',
      url: url(`device/${answer}`),
      summary: `The person who claimed the code ${answer === 'approve' ? 'lets the app in' : 'turns the app away'}.`,
      body: z.object({ userCode: code }),
      limit: 'device',
      respond: {
        kind: 'passed',
        schema: success,
        refusals: { 400: oauthRefusal, 403: oauthRefusal },
      },
    }),
  ),
]
