import { type ErrorCode, type Failure, failureOf } from '../contract/errors.ts'

/** Why a request to the marketplace did not do what it should. */
export type ApiFault =
  /** No answer came. */
  | { kind: 'offline' }
  /** Something else answered: a proxy's error page, a café's sign-in page. */
  | { kind: 'intercepted'; status: number }
  /** Whoever answered could not prove to be the marketplace: a wrong certificate. */
  | { kind: 'untrusted'; why: 'unknownIssuer' | 'expired' | 'otherName' }
  /** It asks to be left alone for a while. */
  | { kind: 'busy'; retryAfterMs: number | null; failure?: Failure }
  /** It failed over this very request. */
  | { kind: 'failed'; failure?: Failure }
  | { kind: 'signedOut' }
  /** It speaks a version that this program does not know (Y5). */
  | { kind: 'serverTooNew' }
  | { kind: 'refused'; failure: Failure }

/** A fault as it is shown to a person. */
export function failureOfFault(fault: ApiFault): Failure {
  switch (fault.kind) {
    case 'offline':
      return failureOf('offline')
    case 'intercepted':
      return failureOf(codeOfStatus(fault.status))
    case 'untrusted':
      return failureOf(CERTIFICATE_CODES[fault.why])
    case 'busy':
      return fault.failure ?? failureOf('unavailable')
    case 'failed':
      return fault.failure ?? failureOf('internal')
    case 'signedOut':
      return failureOf('signed_out')
    case 'serverTooNew':
      return failureOf('app_outdated')
    case 'refused':
      return fault.failure
  }
}

const CERTIFICATE_CODES = {
  unknownIssuer: 'certificate_issuer_unknown',
  expired: 'certificate_expired',
  otherName: 'certificate_of_another',
} as const

/** What the status of somebody else's page says; most say only that the way is blocked. */
function codeOfStatus(status: number): ErrorCode {
  if (status === 429) return 'too_many_requests'
  return status >= 502 && status <= 504 ? 'unavailable' : 'way_blocked'
}
