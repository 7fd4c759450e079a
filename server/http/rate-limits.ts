import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Which limit a route obeys. */
export type LimitName = 'signIn' | 'signUp' | 'device' | 'password'

const MINUTE_MS = 60_000

/** Attempts a minute. One account is guarded more closely than one address, which many may share. */
const MAX = { signInAccount: 10, signInAddress: 60, signUp: 20, device: 120, password: 10 }

type Limiter = ReturnType<FastifyInstance['createRateLimit']>

/** The address and the account that is tried, so that others behind the same address go on. */
function triedAccount(request: FastifyRequest): string {
  const { email } = (request.body ?? {}) as { email?: unknown }
  return `${request.ip} ${typeof email === 'string' ? email.toLowerCase() : ''}`
}

/** Counts attempts in this process; answers the seconds to wait, or null to go on. */
export function createLimits(app: FastifyInstance) {
  const limiter = (max: number, keyGenerator: (request: FastifyRequest) => string): Limiter =>
    app.createRateLimit({ max, timeWindow: MINUTE_MS, keyGenerator })
  const address = (request: FastifyRequest) => request.ip
  const session = (request: FastifyRequest) => `${request.signedIn?.sessionId}`

  const limiters: Record<LimitName, Limiter[]> = {
    signIn: [limiter(MAX.signInAccount, triedAccount), limiter(MAX.signInAddress, address)],
    signUp: [limiter(MAX.signUp, address)],
    device: [limiter(MAX.device, address)],
    password: [limiter(MAX.password, session)],
  }

  return async (request: FastifyRequest, name: LimitName): Promise<number | null> => {
    for (const limit of limiters[name]) {
      const verdict = await limit(request)
      if (!verdict.isAllowed && verdict.isExceeded) return verdict.ttlInSeconds
    }
    return null
  }
}
