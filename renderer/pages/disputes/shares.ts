import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import { divide, parseShare, type ShareError } from '../../../shared/disputes/share.ts'
import { formatAmount, parseDecimal } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { err, ok, type Result } from '../../../shared/result.ts'

/** How disputed money would be shared, as decimal text; the two are the whole, exactly. */
export type Shares = { freelancer: string; employer: string }

/** Both shares of a typed freelancer's amount, or why it is none (P9). */
export function sharesOf(whole: MoneyDto, freelancerAmount: string): Result<Shares, ShareError> {
  const { amount, currency } = whole
  if (!isCurrencyCode(currency)) return err('amount_malformed')
  const all = parseDecimal(amount, currency)
  if (!all.ok) return all
  const share = parseShare(freelancerAmount, all.value)
  if (!share.ok) return share
  const { toFreelancer, toEmployer } = divide(all.value, share.value)
  return ok({ freelancer: formatAmount(toFreelancer), employer: formatAmount(toEmployer) })
}
