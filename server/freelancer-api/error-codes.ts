import { ERRORS, type ErrorCode } from '../../shared/contract/errors.ts'

/** Their code, and words where ours speak to a person at our own window. */
type Theirs = { code: string; message?: string }

/** What has a name of its own in their contract. */
const NAMED: Partial<Record<ErrorCode, Theirs>> = {
  malformed_request: { code: 'RestExceptionCodes.BAD_REQUEST' },
  payload_too_large: { code: 'RestExceptionCodes.PAYLOAD_TOO_LARGE' },
  unsupported_media_type: {
    code: 'RestExceptionCodes.UNSUPPORTED_MEDIA_TYPE',
    message: 'Send JSON or a form without files.',
  },
  not_found: { code: 'RestExceptionCodes.NOT_FOUND' },
  too_many_requests: { code: 'RestExceptionCodes.TOO_MANY_REQUESTS' },
  signed_out: {
    code: 'RestExceptionCodes.NOT_AUTHENTICATED',
    message: 'Send a valid token in the header Freelancer-OAuth-V1.',
  },
  forbidden_origin: { code: 'RestExceptionCodes.FORBIDDEN' },
  unavailable: {
    code: 'RestExceptionCodes.SERVICE_UNAVAILABLE',
    message:
      'The marketplace cannot answer just now. Nothing was changed. Send it again after the seconds in Retry-After.',
  },
  internal: {
    code: 'ExceptionCodes.UNKNOWN_ERROR',
    message:
      'Something failed on our side. Nothing was changed. Send it again; if it stays, tell who runs this marketplace the request_id.',
  },
  bid_exists: { code: 'ProjectExceptionCodes.DUPLICATE_BID' },
  command_id_reused: {
    code: 'ProjectExceptionCodes.COMMAND_ID_REUSED',
    message:
      'Another request was already sent with this Idempotency-Key. Send this one with a key of its own.',
  },
  release_confirmation_expired: {
    code: 'ProjectExceptionCodes.RELEASE_NOT_CONFIRMED',
    message:
      'A release with this Idempotency-Key was begun more than fifteen minutes ago. No money moved. Send it with a new key.',
  },
}

/** Their name of one of our codes: every other refusal is a rule about projects and money. */
export const theirCodeOf = (code: ErrorCode): string =>
  NAMED[code]?.code ?? `ProjectExceptionCodes.${code.toUpperCase()}`

/** One sentence or two for whoever reads a log: what happened, and what to do. */
export function theirMessageOf(
  code: ErrorCode,
  issues: readonly { path: string; message: string }[] = [],
): string {
  const { title, remedy } = ERRORS[code]
  const named = NAMED[code]?.message
  if (named) return named
  if (code !== 'malformed_request') return `${title} ${remedy}`
  const fields = issues.map(({ path, message }) => `${path.replace(/^payload\./, '')}: ${message}`)
  return [title, ...fields].join(' ')
}
