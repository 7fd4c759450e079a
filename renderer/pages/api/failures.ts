import { type Failure, failureOf } from '../../../shared/contract/errors.ts'

/** A read that did not come back as asked for; carries what to tell the person. */
export class ReadFailed extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.code)
    this.name = 'ReadFailed'
    this.failure = failure
  }
}

/** What went wrong, whatever a query threw. */
export const failureFrom = (thrown: unknown): Failure =>
  thrown instanceof ReadFailed ? thrown.failure : failureOf('internal')
