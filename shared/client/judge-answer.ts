import type { z } from 'zod'
import { type Failure, failureOf, problem, readCode } from '../contract/errors.ts'
import { API_VERSION, API_VERSION_HEADER } from '../contract/http.ts'
import type { ApiFault } from './api-fault.ts'
import type { Answer } from './transport.ts'

/** A problem document of this version of the marketplace or of a later one. */
const readProblem = problem.extend({ code: readCode })

/**
 * What an answer means; null when it is a good one. Only a problem document counts as a refusal:
 * the error page of a proxy says nothing about what was sent. A wait that a proxy asks for is kept
 * all the same (Y4).
 */
export function judgeAnswer({ status, headers, body }: Answer, nowMs: number): ApiFault | null {
  if (Number(headers[API_VERSION_HEADER]) > API_VERSION || status === 426) {
    return { kind: 'serverTooNew' }
  }
  if (status >= 200 && status < 300) return null
  const parsed = readProblem.safeParse(body)
  const failure = parsed.success ? toFailure(parsed.data) : null
  if (failure && status === 401) return { kind: 'signedOut' }
  if (status === 429 || status === 503) {
    const waitMs = retryAfterMs(headers['retry-after'], nowMs)
    if (failure) return { kind: 'busy', retryAfterMs: waitMs, failure }
    if (waitMs !== null) return { kind: 'busy', retryAfterMs: waitMs }
  }
  if (!failure) return status === 500 ? { kind: 'failed' } : { kind: 'intercepted', status }
  if (status >= 500 && status !== 507) return { kind: 'failed', failure }
  return { kind: 'refused', failure }
}

/** Seconds or an HTTP date. */
function retryAfterMs(header: unknown, nowMs: number): number | null {
  if (typeof header !== 'string') return null
  const waitMs = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : null
}

/** Its words stay behind: the screen finds them by the code. */
const toFailure = ({ code, correlationId, issues }: z.infer<typeof readProblem>): Failure =>
  failureOf(code, {
    ...(correlationId ? { correlationId } : {}),
    ...(issues ? { issues: issues.map(({ path }) => ({ path })) } : {}),
  })
