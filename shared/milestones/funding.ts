import type { Money } from '../money/money.ts'
import { compare } from '../money/money.ts'

/**
 * Where a new milestone's money comes from, whole: the available balance if it suffices, else the
 * verified payment source if that does, else nowhere (P2). Never from both.
 */
export function fundingSource(funds: {
  available: Money
  sourceVerified: boolean
  /** The most the source can be charged; left out or null where it has no limit. */
  sourceLimit?: Money | null
  amount: Money
}): 'balance' | 'source' | 'insufficient_funds' {
  const { available, sourceVerified, sourceLimit = null, amount } = funds
  if (compare(available, amount) >= 0) return 'balance'
  if (!sourceVerified) return 'insufficient_funds'
  return !sourceLimit || compare(sourceLimit, amount) >= 0 ? 'source' : 'insufficient_funds'
}
