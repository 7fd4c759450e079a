import { isBlank } from '../../shared/contract/text.ts'
import { parseShare } from '../../shared/disputes/share.ts'
import type { Money } from '../../shared/money/money.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type Refusal, refuseField } from '../capability/refusal.ts'

/** The share that was typed for the freelancer; a wrong one is refused beside its field (P9). */
export function readShare(typed: string, whole: Money): Result<Money, Refusal> {
  const share = parseShare(typed, whole)
  if (share.ok) return ok(share.value)
  return refuseField(share.error, 'freelancerAmount')
}

/** A reason as it is kept, without blanks around it; an empty one is refused (P9). */
export function readReason(typed: string, field: 'reason' | 'reasoning'): Result<string, Refusal> {
  return isBlank(typed) ? refuseField('reason_missing', field) : ok(typed.trim())
}
