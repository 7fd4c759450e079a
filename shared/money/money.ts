import { err, ok, type Result } from '../result.ts'
import type { CurrencyCode } from './currency.ts'

/** An amount in whole minor units of its currency (L3). Signed: a balance may be below zero. */
export type Money = { readonly minor: bigint; readonly currency: CurrencyCode }

/** Builds an amount from minor units. */
export const money = (minor: bigint, currency: CurrencyCode): Money => ({ minor, currency })

/** Nothing, in a currency. */
export const zero = (currency: CurrencyCode): Money => ({ minor: 0n, currency })

/** Mixing currencies is a bug: there is no exchange anywhere in the product. */
function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new Error(`currencies differ: ${a.currency}, ${b.currency}`)
}

/** a + b, of one currency. */
export function add(a: Money, b: Money): Money {
  sameCurrency(a, b)
  return { minor: a.minor + b.minor, currency: a.currency }
}

/** a - b, of one currency; may fall below zero. */
export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b)
  return { minor: a.minor - b.minor, currency: a.currency }
}

/** Below zero, equal or above, as a sort wants it. */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  sameCurrency(a, b)
  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0
}

/** The sum of amounts of one currency; nothing to add is zero of it. */
export const sum = (amounts: readonly Money[], currency: CurrencyCode): Money =>
  amounts.reduce(add, zero(currency))

/** Why an amount cannot be taken out of another (P5). */
export type SplitError = 'amount_not_positive' | 'amount_exceeds_whole'

/** Takes `part` out of `whole`, exactly; the rest is zero when the part is all of it (P5). */
export function split(whole: Money, part: Money): Result<{ part: Money; rest: Money }, SplitError> {
  const rest = subtract(whole, part)
  if (part.minor <= 0n) return err('amount_not_positive')
  if (rest.minor < 0n) return err('amount_exceeds_whole')
  return ok({ part, rest })
}

const SECONDS_PER_HOUR = 3600n

/**
 * What a length of work earns: whole seconds times the hourly rate, rounded half-up once (I1).
 * Sum the lengths first and call this once, or the roundings add up.
 */
export function earned(lengthMs: number, ratePerHour: Money): Money {
  if (!(lengthMs >= 0) || ratePerHour.minor < 0n) throw new RangeError('negative work or rate')
  const product = BigInt(Math.floor(lengthMs / 1000)) * ratePerHour.minor
  const minor = (product * 2n + SECONDS_PER_HOUR) / (SECONDS_PER_HOUR * 2n)
  return { minor, currency: ratePerHour.currency }
}
