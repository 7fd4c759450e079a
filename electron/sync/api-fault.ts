import type { Failure } from '../../shared/contract/errors.ts'
import { failureOf } from '../../shared/contract/errors.ts'

/** Why a request to the marketplace did not do what it should. */
export type ApiFault =
  /** No answer, or one that is not the marketplace's (a café's sign-in page). */
  | { kind: 'offline' }
  /** It asks to be left alone for a while. */
  | { kind: 'busy'; retryAfterMs: number | null }
  /** It stumbled over this very request. */
  | { kind: 'failed' }
  | { kind: 'signedOut' }
  /** It speaks a version that this app does not know (Y5). */
  | { kind: 'serverTooNew' }
  | { kind: 'refused'; failure: Failure }

/** A fault in the words of the window. */
export function failureOfFault(fault: ApiFault): Failure {
  switch (fault.kind) {
    case 'offline':
      return failureOf('offline')
    case 'busy':
    case 'failed':
      return failureOf('unavailable')
    case 'signedOut':
      return failureOf('signed_out')
    case 'serverTooNew':
      return failureOf('app_outdated')
    case 'refused':
      return fault.failure
  }
}
