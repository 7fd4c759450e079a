import { type Failure, type Problem, problem } from '../../shared/contract/errors.ts'
import { API_VERSION, API_VERSION_HEADER } from '../../shared/contract/http.ts'
import type { ApiFault } from './api-fault.ts'

/** The parts of an HTTP answer that say how it went. */
export type Answer = {
  status: number
  headers: Readonly<Record<string, unknown>>
  /** Parsed JSON, or whatever came. */
  body: unknown
}

/**
 * What an answer means; null when it is a good one. Only a problem document counts as a refusal:
 * the error page of a proxy says nothing about what was sent.
 */
export function judgeAnswer({ status, headers, body }: Answer, nowMs: number): ApiFault | null {
  if (Number(headers[API_VERSION_HEADER]) > API_VERSION || status === 426) {
    return { kind: 'serverTooNew' }
  }
  if (status >= 200 && status < 300) return null
  const parsed = problem.safeParse(body)
  if (!parsed.success) return status === 500 ? { kind: 'failed' } : { kind: 'offline' }
  if (status === 401) return { kind: 'signedOut' }
  if (status === 429 || status === 503) {
    return { kind: 'busy', retryAfterMs: retryAfterMs(headers['retry-after'], nowMs) }
  }
  if (status >= 500 && status !== 507) return { kind: 'failed' }
  return { kind: 'refused', failure: toFailure(parsed.data) }
}

/** Seconds or an HTTP date. */
function retryAfterMs(header: unknown, nowMs: number): number | null {
  if (typeof header !== 'string') return null
  const waitMs = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : null
}

function toFailure(document: Problem): Failure {
  const { code, title, detail, issues } = document
  return { code, title, remedy: detail, ...(issues ? { issues } : {}) }
}
