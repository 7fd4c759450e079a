import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  isResponseSerializationError,
} from 'fastify-type-provider-zod'
import { ERROR_STATUS, type ErrorCode, type Problem } from '../../shared/contract/errors.ts'
import { type RefusedField, sayReason } from '../../shared/words/message.ts'
import type { Words } from '../../shared/words/words.ts'
import type { Refusal } from '../capability/refusal.ts'
import { isUnavailable } from '../db/errors.ts'
import { isTheirs } from '../freelancer-api/addresses.ts'
import { sendTheirError } from '../freelancer-api/envelope.ts'
import { wordsFor } from './words.ts'

/** What a refusal says beyond its code, not yet in words. */
export type RefusalDetails = Omit<Refusal, 'code'>

/** How long a client should wait before it asks an unavailable marketplace again, seconds. */
const RETRY_AFTER_S = 5

/** The refused fields in someone's language; nothing where there are none. */
const sayFields = (words: Words, issues: readonly RefusedField[] | undefined) =>
  issues && {
    issues: issues.map(({ path, reason }) => ({ path, message: sayReason(words, reason) })),
  }

/** A refused command's answer in someone's language. */
export const sayRefusal = (words: Words, { code, issues, ...rest }: Refusal) => ({
  code,
  title: words.t(`errors.${code}.title`),
  remedy: words.t(`errors.${code}.remedy`),
  ...rest,
  ...sayFields(words, issues),
})

/** The RFC 9457 document of a refusal, in someone's language. */
function problemOf(words: Words, refusal: Refusal): Problem {
  const { code, title, remedy, ...rest } = sayRefusal(words, refusal)
  const type = `urn:milepost:error:${code}`
  return { type, title, status: ERROR_STATUS[code], detail: remedy, code, ...rest }
}

/** Answers with a problem document, or with what the Freelancer.com contract has for it. */
export function sendProblem(
  reply: FastifyReply,
  code: ErrorCode,
  details: RefusalDetails = {},
): FastifyReply {
  if (code === 'unavailable') reply.header('retry-after', RETRY_AFTER_S)
  const words = wordsFor(reply.request)
  const refusal = { code, ...details }
  if (isTheirs(reply.request.url)) return sendTheirError(reply, words, refusal)
  const body = problemOf(words, refusal)
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
    reason: { schema: issue.message ?? '' },
  }))
  return sendProblem(reply, code, { issues })
}
