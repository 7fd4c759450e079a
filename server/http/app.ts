import { randomUUID } from 'node:crypto'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import type { Auth } from '../auth/auth.ts'
import type { Guesses } from '../auth/guesses.ts'
import type { KnownVisitors } from '../auth/known-visitors.ts'
import type { SecretHashes } from '../auth/secret-hashes.ts'
import { withSlash } from '../freelancer-api/addresses.ts'
import type { Services } from '../services.ts'
import { addRoutes } from './add-routes.ts'
import { isOutdated } from './api-version.ts'
import type { Pokes } from './context.ts'
import { isDocsRequest, serveDocs } from './docs.ts'
import { createEventStreams } from './event-streams.ts'
import { takeJson } from './json-body.ts'
import { loggerOptions } from './logger.ts'
import { documentInfo, namedSchemas } from './openapi.ts'
import { describeOpenParts } from './openapi-details.ts'
import { isForged } from './origins.ts'
import { isPageRequest, servePages } from './pages.ts'
import { handleError, sendProblem } from './problems.ts'
import { createLimits } from './rate-limits.ts'
import type { Route } from './route.ts'
import { routes } from './routes/table.ts'
import { setCommonHeaders } from './security-headers.ts'

/** Largest body, bytes, of a route that names no other limit. */
const BODY_LIMIT = 65_536

/** How long a connection may take to say what it wants, ms. */
const HEADERS_TIMEOUT_MS = 15_000
/** How many connections there may be at once; further ones are closed. */
const CONNECTIONS_AT_MOST = 20_000

export type AppOptions = {
  services: Services
  auth: Auth
  hashes: SecretHashes
  guesses: Guesses
  known: KnownVisitors
  /** Whose word on a caller's address is taken: proxies, by address or network. */
  trustedProxies: readonly string[]
  /** Leaves out the limits on how much an account may send, for measurements on one's own machine. */
  withoutBudgets?: boolean
  pokes: Pokes
  /** Where people reach the marketplace, when that is not the address it listens on. */
  publicUrl: string | null
  /** The built employer's pages. */
  pagesDir: string
  heartbeatMs?: number
  headersTimeoutMs?: number
  /** Routes that only a sandbox has. */
  sandboxRoutes?: Route[]
}

const zodToJsonConfig = { unrepresentable: 'any', override: describeOpenParts } as const

/** The whole HTTP side, ready to listen. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { publicUrl } = options
  const overHttps = publicUrl?.startsWith('https:') ?? false
  const app = fastify({
    logger: loggerOptions,
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 60_000,
    http: {
      headersTimeout: options.headersTimeoutMs ?? HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: Math.min(5_000, options.headersTimeoutMs ?? 5_000),
    },
    rewriteUrl: ({ url = '/' }) => withSlash(url),
    // An address that cannot even be decoded reaches no hook.
    frameworkErrors: (error, request, reply) => {
      setCommonHeaders(reply, false, overHttps)
      handleError(error, request, reply)
    },
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
  })
  app.server.maxConnections = CONNECTIONS_AT_MOST
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handleError)
  takeJson(app)

  app.addHook('onRequest', async (request, reply) => {
    setCommonHeaders(reply, isPageRequest(request) || isDocsRequest(request), overHttps)
    if (isOutdated(request.headers)) return sendProblem(reply, 'app_outdated')
    if (isForged(request, publicUrl)) return sendProblem(reply, 'forbidden_origin')
  })

  await app.register(rateLimit, { global: false })
  await app.register(swagger, {
    openapi: documentInfo,
    transform: createJsonSchemaTransform({
      schemaRegistry: namedSchemas,
      zodToJsonConfig,
    }),
    transformObject: createJsonSchemaTransformObject({
      schemaRegistry: namedSchemas,
      zodToJsonConfig,
    }),
  })

  const streams = createEventStreams(options.heartbeatMs)
  app.addHook('preClose', async () => streams.endAll())
  await app.register(async (scope) => {
    addRoutes(
      scope,
      [...routes, ...(options.sandboxRoutes ?? [])],
      { ...options, streams },
      createLimits(app, options.withoutBudgets ?? false),
    )
    scope.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
  })
  await serveDocs(app)
  await servePages(app, options.pagesDir)
  return app
}
