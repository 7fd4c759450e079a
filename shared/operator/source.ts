import type { Role } from '../contract/entities.ts'
import type { CurrencyCode } from '../money/currency.ts'
import type { Money } from '../money/money.ts'
import { err, ok, type Result } from '../result.ts'

/** How an employer pays beyond their balance, and at most how much at once, minor units by currency (P2). */
export type Source = {
  label: string
  verified: boolean
  limits: ReadonlyMap<CurrencyCode, bigint>
}

/** What changes; what is left out stays as it is. */
export type SourceChange = {
  label?: string | undefined
  verified?: boolean | undefined
  limits: readonly Money[]
}

/** Why a payment source stays as it is. */
export type SourceError = 'not_an_employer' | 'label_missing'

/** The source after a change; a new one needs a label, and is not verified unless that is said (P2). */
export function changeSource(
  role: Role,
  before: Source | null,
  change: SourceChange,
): Result<Source, SourceError> {
  if (role !== 'employer') return err('not_an_employer')
  const label = change.label ?? before?.label
  if (label === undefined) return err('label_missing')
  const limits = new Map(before?.limits)
  for (const { currency, minor } of change.limits) limits.set(currency, minor)
  return ok({ label, verified: change.verified ?? before?.verified ?? false, limits })
}
