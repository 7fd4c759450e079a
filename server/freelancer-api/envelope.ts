import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { ERROR_STATUS } from '../../shared/contract/errors.ts'
import type { Words } from '../../shared/words/words.ts'
import type { Refusal } from '../capability/refusal.ts'
import { theirCodeOf, theirMessageOf } from './error-codes.ts'

/** Every good answer of their contract, always with status 200. */
export const successOf = <R extends z.ZodType>(result: R) =>
  z.object({ status: z.literal('success'), result, request_id: z.string() })

/** Every refusal of their contract, with all its keys. */
export const theirError = z.object({
  status: z.literal('error'),
  message: z.string(),
  error_code: z.string(),
  request_id: z.string(),
})

/** Answers with an error of their shape. The request id is the one that our log has. */
export function sendTheirError(reply: FastifyReply, words: Words, refusal: Refusal): FastifyReply {
  const body: z.infer<typeof theirError> = {
    status: 'error',
    message: theirMessageOf(words, refusal),
    error_code: theirCodeOf(refusal.code),
    request_id: refusal.correlationId ?? reply.request.id,
  }
  return reply
    .code(ERROR_STATUS[refusal.code])
    .type('application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(body))
}
