import type { Project } from '../../shared/contract/entities.ts'
import { ERRORS } from '../../shared/contract/errors.ts'
import { parseAmount } from '../../shared/money/amount.ts'
import { isCurrencyCode } from '../../shared/money/currency.ts'
import type { Money } from '../../shared/money/money.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type Refusal, refuseField } from '../sync/command.ts'

/** The amount that was typed, in the project's currency; a mismatch is refused, not converted (M2). */
export function readAmount(
  project: Project,
  typed: { amount: string; currency?: string },
): Result<Money, Refusal> {
  const { currency } = project
  if (!isCurrencyCode(currency)) throw new Error(`a project in an unknown currency: ${currency}`)
  if (typed.currency !== undefined && typed.currency !== currency) {
    return refuseField('malformed_request', 'currency', `This project is in ${currency}.`)
  }
  const parsed = parseAmount(typed.amount, currency)
  if (!parsed.ok) return refuseField(parsed.error, 'amount', ERRORS[parsed.error].title)
  return ok(parsed.value)
}

/** The description without blanks around it; an empty one is refused (M2). */
export function readDescription(typed: string): Result<string, Refusal> {
  const description = typed.trim()
  if (description === '') {
    return refuseField('description_missing', 'description', ERRORS.description_missing.title)
  }
  return ok(description)
}
