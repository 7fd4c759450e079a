import type { Project } from '../../shared/contract/entities.ts'
import { isBlank } from '../../shared/contract/text.ts'
import { parseAmount } from '../../shared/money/amount.ts'
import { type CurrencyCode, isCurrencyCode } from '../../shared/money/currency.ts'
import type { Money } from '../../shared/money/money.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type Refusal, refuseField } from '../capability/refusal.ts'

/** The currency of a project; one that we do not know cannot have got into the database. */
export function readCurrency({ currency }: Project): CurrencyCode {
  if (!isCurrencyCode(currency)) throw new Error(`a project in an unknown currency: ${currency}`)
  return currency
}

/** Whether the currency that was sent is the project's; a mismatch is never converted (M2). */
export function checkCurrency({ currency }: Project, sent: string): Result<void, Refusal> {
  if (sent === currency) return ok(undefined)
  return refuseField('malformed_request', 'currency', {
    field: 'other_currency',
    params: { currency },
  })
}

/** The amount that was typed, in the project's currency (M2). */
export function readAmount(project: Project, typed: string): Result<Money, Refusal> {
  const parsed = parseAmount(typed, readCurrency(project))
  if (!parsed.ok) return refuseField(parsed.error, 'amount')
  return ok(parsed.value)
}

/** The description without blanks around it; an empty one is refused (M2). */
export function readDescription(typed: string, field = 'description'): Result<string, Refusal> {
  return isBlank(typed) ? refuseField('description_missing', field) : ok(typed.trim())
}
