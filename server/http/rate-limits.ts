import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { CommandEnvelope } from '../../shared/contract/commands.ts'
import { createCommandBudget } from '../commands/budget.ts'

/** Which limit a route obeys. */
export type LimitName = 'signIn' | 'signUp' | 'device' | 'commands'

const MINUTE_MS = 60_000

/** Attempts a minute. One account is guarded more closely than one address, which many may share. */
const MAX = { signInAccount: 10, signInAddress: 60, signUp: 20, device: 120 }

type Limiter = ReturnType<FastifyInstance['createRateLimit']>

/** The address and the account that is tried, so that others behind the same address go on. */
function triedAccount(request: FastifyRequest): string {
  const { email } = (request.body ?? {}) as { email?: unknown }
  return `${request.ip} ${typeof email === 'string' ? email.toLowerCase() : ''}`
}

/** The commands of a push; a request of the other contract that changes something is one. */
function commandsIn(request: FastifyRequest): readonly { type: string }[] {
  const { commands } = (request.body ?? {}) as { commands?: CommandEnvelope[] }
  return commands ?? [{ type: request.routeOptions.url ?? '' }]
}

/** Counts attempts in this process; answers the seconds to wait, or null to go on. */
export function createLimits(app: FastifyInstance, withoutBudgets: boolean) {
  const takeCommands = createCommandBudget()

  const limiter = (max: number, keyGenerator: (request: FastifyRequest) => string): Limiter =>
    app.createRateLimit({ max, timeWindow: MINUTE_MS, keyGenerator })
  const address = (request: FastifyRequest) => request.ip

  const limiters: Record<Exclude<LimitName, 'commands'>, Limiter[]> = {
    signIn: [limiter(MAX.signInAccount, triedAccount), limiter(MAX.signInAddress, address)],
    signUp: [limiter(MAX.signUp, address)],
    device: [limiter(MAX.device, address)],
  }

  return async (request: FastifyRequest, name: LimitName): Promise<number | null> => {
    if (name === 'commands') {
      const accountId = request.signedIn?.caller.accountId
      if (accountId === undefined || withoutBudgets) return null
      return takeCommands(accountId, commandsIn(request), performance.now())
    }
    for (const limit of limiters[name]) {
      const verdict = await limit(request)
      if (!verdict.isAllowed && verdict.isExceeded) return verdict.ttlInSeconds
    }
    return null
  }
}
