import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { appMayUse } from '../auth/app-may.ts'
import { readCaller, type SignedIn } from '../auth/caller.ts'
import { MESSAGES, PROJECTS, USERS } from '../freelancer-api/addresses.ts'
import { takeTheirBodies } from '../freelancer-api/bodies.ts'
import type { Caller } from '../services.ts'
import type { AppContext } from './context.ts'
import { schemaOf } from './openapi.ts'
import { sendProblem } from './problems.ts'
import type { createLimits } from './rate-limits.ts'
import type { Route } from './route.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access rule of a route for signed-in callers. */
    signedIn: SignedIn | null
  }
}

type Limits = ReturnType<typeof createLimits>

/** Puts the table's routes on Fastify: access, limits, parsing, the handler, its answer. */
export function addRoutes(
  app: FastifyInstance,
  routes: Route[],
  context: AppContext,
  limits: Limits,
): void {
  app.decorateRequest('signedIn', null)
  addTheirRoutes(app, routes, context, limits)
  for (const route of routes) {
    if (route.family) continue
    if (route.bodyType === undefined) app.route(optionsOf(route, context, limits))
    else addBytesRoute(app, route, route.bodyType, context, limits)
  }
}

/** The Freelancer.com contract: its own kinds of bodies, and its own shape where nothing is. */
function addTheirRoutes(
  app: FastifyInstance,
  routes: Route[],
  context: AppContext,
  limits: Limits,
): void {
  app.register(async (scope) => {
    takeTheirBodies(scope)
    // One of their clients reads an answer only when its type is this to the letter.
    scope.addHook('onSend', async (_request, reply) => {
      reply.header('content-type', 'application/json')
    })
    for (const route of routes) if (route.family) scope.route(optionsOf(route, context, limits))
    for (const prefix of [PROJECTS, USERS, MESSAGES]) {
      scope.all(`${prefix}*`, {
        schema: { hide: true },
        // Before a body is read that nobody wants.
        onRequest: async (_request, reply) => sendProblem(reply, 'not_found'),
        handler: async () => undefined,
      })
    }
  })
}

/** A route that takes bytes of one type takes nothing else, and no other route takes that type. */
function addBytesRoute(
  app: FastifyInstance,
  route: Route,
  bodyType: string,
  context: AppContext,
  limits: Limits,
): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(bodyType, { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    scope.route(optionsOf(route, context, limits))
  })
}

function optionsOf(route: Route, context: AppContext, limits: Limits): RouteOptions {
  return {
    method: route.method,
    url: route.url,
    schema: schemaOf(route),
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    // Before the body is read, so that a stranger cannot make us read one.
    onRequest: async (request, reply) => {
      if (route.access === 'public') return
      const signedIn = await readCaller(context.auth, request.headers)
      if (!signedIn) return sendProblem(reply, 'signed_out')
      const { proof } = signedIn.caller
      if (proof === 'app' && !appMayUse(route)) return sendProblem(reply, 'not_for_the_app')
      if (route.recentPassword && proof !== 'recentPassword') {
        return sendProblem(reply, 'password_needed')
      }
      request.signedIn = signedIn
    },
    preHandler: async (request, reply) => {
      if (!route.limit) return
      const waitS = await limits(request, route.limit)
      if (waitS === null) return
      reply.header('retry-after', waitS)
      return sendProblem(reply, 'too_many_requests')
    },
    handler: (request, reply) => answer(route, context, request, reply),
  }
}

async function answer(
  route: Route,
  context: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const result = await route.handle({
    context,
    // `onRequest` has set it wherever the route's type promises a caller.
    caller: request.signedIn?.caller as Caller,
    sessionId: request.signedIn?.sessionId as number,
    params: request.params,
    query: request.query,
    body: request.body,
    request,
    reply,
  })
  if (!result.ok) {
    const { code, ...extra } =
      typeof result.error === 'string' ? { code: result.error } : result.error
    return sendProblem(reply, code, extra)
  }
  switch (route.respond.kind) {
    case 'json':
      reply.header('cache-control', 'no-store')
      return result.value
    case 'bytes':
      return reply.type(route.respond.type).send(result.value)
    case 'none':
      return reply.code(204).send()
    case 'stream':
    case 'passed':
      return reply
  }
}
