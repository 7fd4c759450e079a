import type { ErrorCode } from '../../shared/contract/errors.ts'
import type { en } from '../../shared/words/en/index.ts'
import { sayReason } from '../../shared/words/message.ts'
import type { Words } from '../../shared/words/words.ts'
import type { Refusal } from '../capability/refusal.ts'

/** What has a name of its own in their contract. */
const NAMED: Partial<Record<ErrorCode, string>> = {
  malformed_request: 'RestExceptionCodes.BAD_REQUEST',
  payload_too_large: 'RestExceptionCodes.PAYLOAD_TOO_LARGE',
  unsupported_media_type: 'RestExceptionCodes.UNSUPPORTED_MEDIA_TYPE',
  not_found: 'RestExceptionCodes.NOT_FOUND',
  too_many_requests: 'RestExceptionCodes.TOO_MANY_REQUESTS',
  signed_out: 'RestExceptionCodes.NOT_AUTHENTICATED',
  forbidden_origin: 'RestExceptionCodes.FORBIDDEN',
  unavailable: 'RestExceptionCodes.SERVICE_UNAVAILABLE',
  internal: 'ExceptionCodes.UNKNOWN_ERROR',
  bid_exists: 'ProjectExceptionCodes.DUPLICATE_BID',
  command_id_reused: 'ProjectExceptionCodes.COMMAND_ID_REUSED',
  release_confirmation_expired: 'ProjectExceptionCodes.RELEASE_NOT_CONFIRMED',
}

/** Where our own words speak to a person at our own window, a program gets these. */
const TO_PROGRAMS: readonly (keyof typeof en.words.adapter)[] = [
  'unsupported_media_type',
  'signed_out',
  'password_needed',
  'unavailable',
  'internal',
  'command_id_reused',
  'release_confirmation_expired',
]

/** Their name of one of our codes: every other refusal is a rule about projects and money. */
export const theirCodeOf = (code: ErrorCode): string =>
  NAMED[code] ?? `ProjectExceptionCodes.${code.toUpperCase()}`

/** One sentence or two for whoever reads a log: what happened, and what to do. */
export function theirMessageOf(words: Words, { code, issues = [] }: Refusal): string {
  const { t } = words
  const own = TO_PROGRAMS.find((each) => each === code)
  if (own) return t(`adapter.${own}`)
  const title = t(`errors.${code}.title`)
  if (code !== 'malformed_request') return `${title} ${t(`errors.${code}.remedy`)}`
  const fields = issues.map(
    ({ path, reason }) => `${path.replace(/^payload\./, '')}: ${sayReason(words, reason)}`,
  )
  return [title, ...fields].join(' ')
}
