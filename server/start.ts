import { createServer } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { createUser, issueToken } from './auth/accounts.ts'
import { type Auth, createAuth } from './auth/auth.ts'
import { createGuesses } from './auth/guesses.ts'
import { createKnownVisitors } from './auth/known-visitors.ts'
import { readAuthSecret } from './auth/secret.ts'
import { createSecretHashes } from './auth/secret-hashes.ts'
import { systemClock } from './clock.ts'
import { type Database, openDatabase } from './db/database.ts'
import { DatabaseError, isUnavailable } from './db/errors.ts'
import { claimPurpose } from './db/purpose.ts'
import { createHub } from './feed/hub.ts'
import { buildApp } from './http/app.ts'
import { doDueWork } from './jobs/due-work.ts'
import { startJobs } from './jobs/jobs.ts'
import type { ServerOptions } from './options.ts'
import { ensureWritable } from './postgres/data-folder.ts'
import { openEmbedded } from './postgres/open.ts'
import type { Services } from './services.ts'

/** How long requests under way may take to end when the marketplace stops. */
const DRAIN_MS = 3_000

/** How long setting the sandbox's clock may take to answer; what is left then is done by the jobs. */
const CATCH_UP_MS = 10_000

const PAGES_DIR = join(import.meta.dirname, '..', 'out', 'pages')

export type Marketplace = {
  /** What the line of JSON says when it is ready. */
  ready: { ready: true; url: string } & Record<string, unknown>
  log: FastifyInstance['log']
  stop(): Promise<void>
}

/** Undoes what was started, last first; a step that fails does not keep the others from running. */
function createUndo() {
  const steps: (() => Promise<unknown>)[] = []
  return {
    push: (step: () => Promise<unknown>) => steps.push(step),
    run: async () => {
      for (const step of steps.splice(0).reverse()) await step().catch(() => undefined)
    },
  }
}

/** Starts the whole marketplace; when a part fails, the parts that have started are stopped again. */
export async function startMarketplace(
  options: ServerOptions & { heartbeatMs?: number; headersTimeoutMs?: number },
  environment: NodeJS.ProcessEnv,
): Promise<Marketplace> {
  const undo = createUndo()
  try {
    // Asked first: a marketplace that already runs here must not lose its database to this one.
    await assertPortFree(options)
    await ensureWritable(options.dataDir)
    const database = await openFor(options, environment)
    undo.push(() => database.close())
    await claimPurpose(database.db, options.sandbox ? 'sandbox' : 'marketplace')
    const sandbox = options.sandbox ? await import('./sandbox/sandbox.ts') : null
    const clock = sandbox?.movableClock()
    let log: FastifyInstance['log'] | undefined
    const services: Services = {
      db: database.db,
      clock: clock ?? systemClock,
      feeBps: options.feeBps,
      onUnexpected: (error, correlationId) => log?.error({ correlationId, err: error }, 'failed'),
    }
    const secret = await readAuthSecret(options.dataDir, environment)
    const hashes = createSecretHashes(secret)
    const auth = createAuth({
      db: database.db as never,
      secret,
      hashes,
      publicUrl: options.publicUrl,
      log: (level, message) => log?.[level](message),
    })
    const hub = await createHub(database.url)
    undo.push(() => hub.close())
    const app = await buildApp({
      services,
      auth,
      hashes,
      guesses: createGuesses(database.db, secret),
      known: createKnownVisitors(
        database.db,
        secret,
        options.publicUrl?.startsWith('https:') ?? false,
      ),
      trustedProxies: options.trustedProxies,
      withoutBudgets: options.withoutLimits,
      pokes: hub,
      publicUrl: options.publicUrl,
      pagesDir: PAGES_DIR,
      ...(options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs }),
      ...(options.headersTimeoutMs === undefined
        ? {}
        : { headersTimeoutMs: options.headersTimeoutMs }),
      ...(clock ? { sandboxRoutes: [await clockRoute(services, clock.set)] } : {}),
    })
    log = app.log
    undo.push(() => closeApp(app))
    const seeded = sandbox ? await seed(sandbox, services, auth, secret) : {}
    await app.listen({ port: options.port, host: options.host })
    const jobs = await startJobs(database.url, services, (err) => {
      app.log[isUnavailable(err) ? 'warn' : 'error']({ err }, 'the background work was held up')
    })
    undo.push(() => jobs.stop())
    return { ready: { ready: true, url: urlOf(app, options), ...seeded }, log, stop: undo.run }
  } catch (error) {
    await undo.run()
    throw error
  }
}

/** Opens the database that the environment names, or else the one in the data folder. */
async function openFor(
  { dataDir }: ServerOptions,
  { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl }: NodeJS.ProcessEnv,
): Promise<Database> {
  if (url) return openDatabase({ url, ownerUrl })
  if (!ownerUrl) return openEmbedded(dataDir)
  throw new DatabaseError(({ t }) => t('database.ownerOnly'))
}

/** Moves the clock, and does what has fallen due by it before it answers. */
async function clockRoute(services: Services, setNowMs: (nowMs: number) => void) {
  const { sandboxClockRoute } = await import('./http/routes/sandbox-clock.ts')
  return sandboxClockRoute(async (nowMs) => {
    setNowMs(nowMs)
    const deadline = performance.now() + CATCH_UP_MS
    await doDueWork(services, () => performance.now() > deadline)
  })
}

type Sandbox = typeof import('./sandbox/sandbox.ts')

/** The sandbox's people and projects, each person with a token as one has who has just signed in. */
async function seed({ seedSandbox }: Sandbox, services: Services, auth: Auth, secret: string) {
  const { accounts, projects } = await seedSandbox(services, (user) => createUser(auth, user))
  const withTokens = []
  for (const account of accounts) {
    withTokens.push({ ...account, token: await issueToken(auth, secret, account.userId) })
  }
  return { accounts: withTokens, projects }
}

/** Ends streams, waits for requests under way, then cuts what is left. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS)
  await app.close()
  clearTimeout(cut)
}

function urlOf(app: FastifyInstance, { host }: ServerOptions): string {
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const isAny = host === '0.0.0.0' || host === '::'
  const name = isAny ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

function assertPortFree({ port, host }: ServerOptions): Promise<void> {
  if (port === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}
