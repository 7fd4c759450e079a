import { isAxiosError } from 'axios'
import { type Failure, failureOf, problem } from '../../../shared/contract/errors.ts'

/** A read that did not come back as asked for; carries what to tell the person. */
export class ReadFailed extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.title)
    this.name = 'ReadFailed'
    this.failure = failure
  }
}

/**
 * What went wrong, in the contract's terms, whatever was thrown: a problem document of the
 * marketplace, no answer at all (`offline`), or an answer that no one there wrote (`internal`).
 */
export function failureFrom(thrown: unknown): Failure {
  if (thrown instanceof ReadFailed) return thrown.failure
  if (!isAxiosError(thrown)) return failureOf('internal')
  if (!thrown.response) return failureOf('offline')
  const parsed = problem.safeParse(thrown.response.data)
  if (!parsed.success) return failureOf(codeOfStatus(thrown.response.status))
  const { code, correlationId, issues } = parsed.data
  return failureOf(code, {
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(issues === undefined ? {} : { issues }),
  })
}

/** A proxy between us and the marketplace answers without a problem document. */
function codeOfStatus(status: number): Failure['code'] {
  if (status === 401) return 'signed_out'
  if (status === 404) return 'not_found'
  if (status === 413) return 'payload_too_large'
  if (status === 429) return 'too_many_requests'
  return status >= 502 && status <= 504 ? 'unavailable' : 'internal'
}

/** Whether nobody knows what became of a write: it must go again under the same id (Y1). */
export const isUndecided = (failure: Failure): boolean =>
  ['offline', 'unavailable', 'internal', 'too_many_requests', 'signed_out'].includes(failure.code)
