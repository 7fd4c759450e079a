import type { Invoice } from '../../../shared/contract/entities.ts'
import { formatAmount, parseDecimal } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { type Money, subtract } from '../../../shared/money/money.ts'
import { isSome } from '../../ui/amount.ts'
import { leftOf } from '../milestones/amount-left.ts'

/** Where an invoice stands for the reader: its state, or what keeps it from being paid (I4, I5, I8). */
export type InvoiceStanding = 'due' | 'onHold' | 'disputed' | 'failed' | 'paid'

export function standingOf({ state, holds }: Pick<Invoice, 'state' | 'holds'>): InvoiceStanding {
  if (state === 'paid') return 'paid'
  if (holds.includes('disputed')) return 'disputed'
  if (state === 'paymentFailed') return 'failed'
  return holds.length > 0 ? 'onHold' : 'due'
}

/** What is to be paid: the total less what a dispute took off (I8). */
export function toPay({ total, credited }: Pick<Invoice, 'total' | 'credited'>): string {
  const { amount, currency } = total
  if (!isCurrencyCode(currency)) return amount
  const whole = parseDecimal(amount, currency)
  const off = parseDecimal(credited, currency)
  return whole.ok && off.ok ? formatAmount(subtract(whole.value, off.value)) : amount
}

/** Whether anything was taken off. */
export const isCredited = ({ credited }: Pick<Invoice, 'credited'>): boolean => isSome(credited)

/** What of the payment source's part is not given back yet (P6); null when nothing is left. */
export function sourceLeft({ payments, total, refunded }: Invoice): Money | null {
  const fromSource = payments.find(({ milestoneId }) => milestoneId === null)
  return fromSource
    ? leftOf({ amount: fromSource.amount, currency: total.currency }, refunded)
    : null
}

/** Whether anything was given back. */
export const isRefunded = ({ refunded }: Pick<Invoice, 'refunded'>): boolean => isSome(refunded)

/** Those that wait first, the newest first in each. */
export const unpaidFirst = (invoices: readonly Invoice[]): Invoice[] =>
  invoices.toSorted(
    (a, b) => Number(a.state === 'paid') - Number(b.state === 'paid') || b.number - a.number,
  )
