import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { APIError, type BetterAuthOptions, betterAuth } from 'better-auth'
import { bearer, deviceAuthorization } from 'better-auth/plugins'
import type { Kysely } from 'kysely'
import { DEVICE_CLIENT_ID, PATHS } from '../../shared/contract/http.ts'
import { hashingAdapter } from './hashing-adapter.ts'
import type { SecretHashes } from './secret-hashes.ts'

const DAY_S = 86_400
/** How long a session lasts at most, seconds; nothing makes it longer (A4). */
const SESSION_S = 30 * DAY_S
/** The app keeps on posting for months; where it may be signed out is on the pages. */
const APP_SESSION_S = 180 * DAY_S

export type AuthOptions = {
  // The library asks for a database of any shape; it finds its tables by the names given below.
  db: Kysely<never>
  secret: string
  hashes: SecretHashes
  /** Where people reach the marketplace, when that is not the address it listens on. */
  publicUrl: string | null
  log(level: 'error' | 'warn', message: string): void
}

/** The sign-in library, told our tables and rules. It owns passwords, sessions and device codes. */
export function createAuth({ db, secret, hashes, publicUrl, log }: AuthOptions) {
  return betterAuth({
    appName: 'Milepost',
    secret,
    basePath: PATHS.auth,
    // The origin of each request is set by our own check (`server/http/origins.ts`).
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    database: (options: BetterAuthOptions) =>
      hashingAdapter(kyselyAdapter(db, { type: 'postgres', transaction: true })(options), hashes),
    user: {
      modelName: 'app_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        role: { type: ['employer', 'freelancer', 'arbiter'], required: true, input: true },
        zone: { type: 'string', required: true, input: true },
      },
    },
    session: {
      modelName: 'auth_session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: SESSION_S,
      // Reading a session neither prolongs nor changes it.
      deferSessionRefresh: true,
      additionalFields: {
        kind: { type: ['password', 'app'], required: true, input: false },
        passwordAt: { type: 'date', required: false, input: false, fieldName: 'password_at' },
      },
    },
    account: {
      modelName: 'auth_account',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: {
      session: { create: { before: async (_session, door) => beginning(door?.path) } },
    },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128 },
    // Our own limiter counts by account and address, and answers with a problem document.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      // A session comes with its user in one statement.
      database: { generateId: 'serial', joins: true },
      cookiePrefix: 'milepost',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      // Set by `server/http/auth-handler.ts` from the socket, never by the client.
      ipAddress: { ipAddressHeaders: [CLIENT_IP_HEADER] },
    },
    // A fault keeps its cause and reaches our one boundary; refusals stay answers.
    onAPIError: { throw: true },
    logger: {
      level: 'error',
      log: (level, message) => {
        if (level === 'error' || level === 'warn') log(level, `sign-in library: ${message}`)
      },
    },
    plugins: [
      bearer(),
      deviceAuthorization({
        expiresIn: '10m',
        interval: '2s',
        validateClient: (clientId) => clientId === DEVICE_CLIENT_ID,
        onDeviceAuthRequest: refuseScopes,
        verificationUri: publicUrl ? new URL(PATHS.devicePage, publicUrl).href : PATHS.devicePage,
        schema: {
          deviceCode: {
            modelName: 'auth_device_code',
            fields: {
              deviceCode: 'device_code',
              userCode: 'user_code',
              userId: 'user_id',
              expiresAt: 'expires_at',
              lastPolledAt: 'last_polled_at',
              pollingInterval: 'polling_interval',
              clientId: 'client_id',
            },
          },
        },
      }),
    ],
  })
}

/** What is kept of how a session began, by the door that it came through; elsewhere its maker says. */
function beginning(path: string | undefined) {
  if (path === undefined) return undefined
  const nowMs = Date.now()
  return path === '/device/token'
    ? { data: { kind: 'app', expiresAt: new Date(nowMs + APP_SESSION_S * 1000) } }
    : { data: { kind: 'password', passwordAt: new Date(nowMs) } }
}

/** There are no scopes to ask for: what the app may do is decided here (A2). */
function refuseScopes(_clientId: string, scope: string | undefined): void {
  if (scope === undefined || scope === '') return
  throw new APIError('BAD_REQUEST', {
    error: 'invalid_scope',
    error_description: 'This marketplace knows no scopes; leave the scope out.',
  })
}

/** Carries the caller's address from the socket to the library. */
export const CLIENT_IP_HEADER = 'x-milepost-client-ip'

export type Auth = ReturnType<typeof createAuth>
