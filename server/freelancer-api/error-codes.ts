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
  unavailable: { code: 'RestExceptionCodes.SERVICE_UNAVAILABLE' },
  internal: { code: 'ExceptionCodes.UNKNOWN_ERROR' },
  bid_exists: { code: 'ProjectExceptionCodes.DUPLICATE_BID' },
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
