import { compare, type Money, subtract, zero } from '../money/money.ts'
import { err, ok, type Result } from '../result.ts'

/** A held milestone that may pay for hours: in progress, or its release requested (I3). */
export type PayingMilestone = { id: string; number: number; amount: Money }

/** What pays an invoice: milestones, each entirely or in part, and the source for the rest. */
export type PaymentPlan = {
  milestones: { id: string; amount: Money; isWhole: boolean }[]
  fromSource: Money
}

/** What an invoice still asks for after what disputes took off it; never below zero (I8). */
export function amountDue(total: Money, credited: Money): Money {
  const due = subtract(total, credited)
  return due.minor < 0n ? zero(total.currency) : due
}

/**
 * Takes the amount out of milestones, lowest number first, the last one in part where it holds
 * more; the payment source covers the rest. When it cannot, nothing pays at all (I3, I4).
 */
export function planPayment(payment: {
  due: Money
  milestones: readonly PayingMilestone[]
  sourceVerified: boolean
  /** The most that the source can be charged; null where it does not pay in this currency. */
  sourceLimit: Money | null
}): Result<PaymentPlan, 'payment_failed'> {
  const { due, sourceVerified, sourceLimit } = payment
  const milestones: PaymentPlan['milestones'] = []
  let rest = due
  for (const { id, amount } of [...payment.milestones].sort((a, b) => a.number - b.number)) {
    if (rest.minor === 0n) break
    const isWhole = compare(amount, rest) <= 0
    milestones.push({ id, amount: isWhole ? amount : rest, isWhole })
    rest = subtract(rest, isWhole ? amount : rest)
  }
  const isCovered = sourceVerified && sourceLimit !== null && compare(sourceLimit, rest) >= 0
  if (rest.minor > 0n && !isCovered) return err('payment_failed')
  return ok({ milestones, fromSource: rest })
}
