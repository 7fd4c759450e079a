import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { deviceClaimed, PATHS } from '../../../shared/contract/http.ts'
import { hasNoNul } from '../../../shared/contract/primitives.ts'
import { err, ok } from '../../../shared/result.ts'
import { noteWhereAsked, readComputer, readWhereAsked } from '../../auth/device-codes.ts'
import { nameComputer } from '../../auth/sessions.ts'
import type { AppContext } from '../context.ts'
import { askAuth, sendAuthAnswer } from '../pass-to-auth.ts'
import { route } from '../route.ts'

const code = z.string().min(1).max(200).refine(hasNoNul)
const oauthRefusal = z.object({ error: z.string(), error_description: z.string() })

const codeAsked = z.object({
  client_id: code,
  scope: z.string().max(200).optional(),
  /** What the person calls the computer, so that they recognise it. */
  computer: z.string().trim().min(1).max(100).refine(hasNoNul).optional(),
})
const codeTold = z.object({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.string(),
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
const claimed = z.object({ status: deviceClaimed.shape.status, client_id: z.string() })

const codeStanding = z.object({ user_code: z.string(), status: z.string() })

const shared = { method: 'POST', tag: 'sign-in', bodyLimit: 16_384, limit: 'device' } as const

const url = (path: string) => `${PATHS.auth}/device/${path}`

/** How the app is let in (RFC 8628): a freelancer types the code that it shows, and approves (A2, A4). */
export const deviceRoutes = [
  route({
    ...shared,
    access: 'public',
    url: url('code'),
    summary: 'The app asks for a code that a person types on the device page.',
    body: codeAsked,
    respond: { kind: 'passed', schema: codeTold, refusals: { 400: oauthRefusal } },
    handle: async ({ context, body, request, reply }) => {
      const answer = await askAuth(context, request)
      const told = codeTold.safeParse(answer.body)
      if (told.success) {
        await noteWhereAsked(context.services.db, context.hashes, told.data.user_code, {
          computer: body.computer ?? null,
          address: request.ip,
          userAgent: request.headers['user-agent']?.slice(0, 200) ?? null,
        })
      }
      // Without the address that carries the code: whoever follows a link has read no code from an app.
      await sendAuthAnswer(reply, told.success ? { ...answer, body: told.data } : answer)
      return ok(undefined)
    },
  }),
  route({
    ...shared,
    access: 'public',
    url: url('token'),
    summary: 'The app asks whether the code was approved; answers the session token once.',
    body: tokenAsked,
    respond: { kind: 'passed', schema: tokenTold, refusals: { 400: oauthRefusal } },
    handle: async ({ context, body, request, reply }) => {
      const { services, hashes } = context
      const computer = await readComputer(services.db, hashes, body.device_code)
      const answer = await askAuth(context, request)
      const told = tokenTold.safeParse(answer.body)
      if (told.success && computer) {
        await nameComputer(services.db, hashes, told.data.access_token, computer)
      }
      await sendAuthAnswer(reply, answer)
      return ok(undefined)
    },
  }),
  route({
    method: 'GET',
    tag: 'sign-in',
    limit: 'device',
    access: 'signedIn',
    url: `${PATHS.auth}/device`,
    summary: 'Where a typed code stands.',
    query: z.object({ user_code: code }),
    errors: ['not_found'],
    respond: { kind: 'json', schema: codeStanding },
    handle: async ({ context, query }) => {
      const { services, hashes } = context
      const asked = await readWhereAsked(services.db, hashes, query.user_code)
      return asked ? ok({ user_code: query.user_code, status: asked.status }) : err('not_found')
    },
  }),
  route({
    ...shared,
    access: 'signedIn',
    url: url('claim'),
    summary: 'Claims a typed code for a freelancer, and tells where and when the app asked for it.',
    body: z.object({ userCode: code }),
    errors: ['not_found'],
    respond: {
      kind: 'passed',
      schema: deviceClaimed,
      refusals: { 400: oauthRefusal, 403: oauthRefusal },
    },
    handle: async ({ context, caller, body, request, reply }) => {
      if (caller.role !== 'freelancer') return err('not_found')
      const { services, hashes } = context
      const asked = await readWhereAsked(services.db, hashes, body.userCode)
      const answer = await claim(context, request, body.userCode)
      const own = claimed.safeParse(answer.body)
      if (!answer.ok || !asked || !own.success) {
        await sendAuthAnswer(reply, answer.ok ? CLAIMED_BY_ANOTHER : answer)
        return ok(undefined)
      }
      const sameAddress = asked.address === request.ip
      const told = { ...asked, status: own.data.status, sameAddress }
      await sendAuthAnswer(reply, { ...answer, body: told })
      return ok(undefined)
    },
  }),
  ...(['approve', 'deny'] as const).map((decision) =>
    route({
      ...shared,
      access: 'signedIn',
      ...(decision === 'approve' ? ({ recentPassword: true } as const) : {}),
      url: url(decision),
      summary: `The freelancer who claimed the code ${decision === 'approve' ? 'lets the app in' : 'turns the app away'}.`,
      body: z.object({ userCode: code }),
      errors: ['not_found'],
      respond: {
        kind: 'passed',
        schema: z.object({ success: z.boolean() }),
        refusals: { 400: oauthRefusal, 403: oauthRefusal },
      },
      handle: async ({ context, caller, body, request, reply }) => {
        if (caller.role !== 'freelancer') return err('not_found')
        // A program that shows its person nothing has no use for a claim of its own.
        await claim(context, request, body.userCode)
        await sendAuthAnswer(reply, await askAuth(context, request))
        return ok(undefined)
      },
    }),
  ),
]

/** Binds a code to the account that asks, unless another has claimed it; the library does so when it is read. */
function claim(context: AppContext, request: FastifyRequest, userCode: string) {
  const path = `${PATHS.auth}/device?${new URLSearchParams({ user_code: userCode })}`
  return askAuth(context, request, { method: 'GET', path })
}

/** The library says so only of approving and denying. */
const CLAIMED_BY_ANOTHER = {
  status: 403,
  ok: false,
  body: { error: 'access_denied', error_description: 'Another account has claimed this code.' },
  cookies: [],
}
