import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  isResponseSerializationError,
} from 'fastify-type-provider-zod'
import { ERRORS, type ErrorCode, type Problem } from '../../shared/contract/errors.ts'
import { isUnavailable } from '../db/errors.ts'
import { isTheirs } from '../freelancer-api/addresses.ts'
import { sendTheirError } from '../freelancer-api/envelope.ts'

export type ProblemExtra = Pick<Problem, 'correlationId' | 'issues'>

/** How long a client should wait before it asks an unavailable marketplace again, seconds. */
const RETRY_AFTER_S = 5

/** The RFC 9457 document of an error code. */
export function problemOf(code: ErrorCode, extra: ProblemExtra = {}): Problem {
  const { status, title, remedy } = ERRORS[code]
  return { type: `urn:milepost:error:${code}`, title, status, detail: remedy, code, ...extra }
}

/** Answers with a problem document, or with what the Freelancer.com contract has for it. */
export function sendProblem(
  reply: FastifyReply,
  code: ErrorCode,
  extra: ProblemExtra = {},
): FastifyReply {
  if (code === 'unavailable') reply.header('retry-after', RETRY_AFTER_S)
  if (isTheirs(reply.request.url)) return sendTheirError(reply, code, extra)
  const body = problemOf(code, extra)
  // Sent as text: the shape is ours by construction, whatever the route's own answers are.
  return reply
    .code(body.status)
    .type('application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(body))
}

const isClients = (status = 500) => status >= 400 && status < 500

/** What went wrong with a request that no service has refused: its code, or null for a bug. */
function codeOf(error: FastifyError): ErrorCode | null {
  if (!(error instanceof Error) || isResponseSerializationError(error)) return null
  if (hasZodFastifySchemaValidationErrors(error)) return 'malformed_request'
  if (isUnavailable(error) || isUnavailable(error.cause)) return 'unavailable'
  switch (error.statusCode) {
    case 413:
      return 'payload_too_large'
    case 415:
      return 'unsupported_media_type'
    case 429:
      return 'too_many_requests'
    // A folder of the pages, asked for as if it were one of them.
    case 403:
    case 404:
      return 'not_found'
    default:
      return isClients(error.statusCode) ? 'malformed_request' : null
  }
}

/** The one boundary where a thrown error becomes an answer. A bug is logged, never shown. */
export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const code = codeOf(error)
  if (code === null) {
    const correlationId = request.id
    request.log.error({ correlationId, route: request.routeOptions.url, err: error }, 'failed')
    return sendProblem(reply, 'internal', { correlationId })
  }
  if (code === 'unavailable') request.log.warn({ err: error }, 'the database does not answer')
  if (!hasZodFastifySchemaValidationErrors(error)) return sendProblem(reply, code)
  const issues = error.validation.map((issue) => ({
    path: issue.instancePath.split('/').filter(Boolean).join('.'),
    message: issue.message ?? '',
  }))
  return sendProblem(reply, code, { issues })
}
