import type { Money } from '../../../../../shared/money/money.ts'
import type { Books, ModelMilestone, Source } from './books.ts'

/*
 * The sums of the specification, done here a second time in whole cents, so that a mistake in
 * `shared/` is not expected from the marketplace too. Codes are the specification's.
 */

type Read<T> = { ok: true; value: T } | { ok: false; error: string }

const usd = (minor: bigint): Money => ({ minor, currency: 'USD' })
const no = (error: string) => ({ ok: false, error }) as const
const yes = <T>(value: T) => ({ ok: true, value }) as const

/** Half goes up. */
const rounded = (numerator: bigint, denominator: bigint): bigint => {
  const [whole, rest] = [numerator / denominator, numerator % denominator]
  return rest * 2n >= denominator ? whole + 1n : whole
}

/** M2, P5: a typed amount of dollars above zero, at most two digits after the point. */
export function readAmount(text: string): Read<Money> {
  const [whole = '', cents = ''] = text.trim().split('.')
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(cents)) return no('amount_malformed')
  if (Number(text) === 0) return no('amount_not_positive')
  if (cents.length > 2) return no('amount_too_precise')
  return yes(usd(BigInt(whole) * 100n + BigInt(`${cents}00`.slice(0, 2))))
}

/** P1: amounts, or percentages of the total; those that come to 100 % come to all of it. */
export function readEntries(texts: string[], total: string | null): Read<Money[]> {
  const all = total === null ? null : readAmount(total)
  let hundredths = 0n
  const amounts: Money[] = []
  for (const text of texts) {
    const percent = /^(\d+)(?:\.(\d+))?%$/.exec(text.trim())
    if (!percent) {
      const amount = readAmount(text)
      if (!amount.ok) return amount
      amounts.push(amount.value)
      continue
    }
    if (!all?.ok) return no('percentage_without_total')
    const more = BigInt(percent[1] ?? '') * 100n + BigInt(`${percent[2] ?? ''}00`.slice(0, 2))
    if (hundredths + more > 10_000n) return no('percentage_out_of_range')
    const before = rounded(all.value.minor * hundredths, 10_000n)
    hundredths += more
    const minor = rounded(all.value.minor * hundredths, 10_000n) - before
    if (minor === 0n) return no('amount_not_positive')
    amounts.push(usd(minor))
  }
  return yes(amounts)
}

/** P5, P6: a part is more than nothing and at most the whole. */
export function mayTake(whole: Money, part: Money): string | null {
  if (part.minor <= 0n) return 'amount_not_positive'
  return part.minor > whole.minor ? 'amount_exceeds_whole' : null
}

/** P9: a share of what is disputed, from nothing to all of it. */
export function readShare(text: string, whole: Money): Read<Money> {
  const amount = Number(text) === 0 ? yes(usd(0n)) : readAmount(text)
  if (!amount.ok) return amount
  return amount.value.minor > whole.minor ? no('amount_exceeds_whole') : amount
}

/** P2: all from the balance if that suffices, else all from the source, and only as confirmed. */
export function readCharge(
  funds: { available: Money; source: Source | null; amount: Money },
  confirmed: 'balance' | 'source' | 'any',
): Read<'balance' | 'source'> {
  const { available, source, amount } = funds
  const bySource = source?.verified === true && source.limit.minor >= amount.minor
  if (available.minor < amount.minor && !bySource) return no('insufficient_funds')
  const from = available.minor >= amount.minor ? 'balance' : 'source'
  return confirmed === 'any' || confirmed === from ? yes(from) : no('charge_changed')
}

/** I3: the oldest milestones first, the last in part, the source for the rest, or nothing at all. */
export function readPlan(due: Money, milestones: ModelMilestone[], source: Source | null) {
  const parts: { id: string; amount: Money; isWhole: boolean }[] = []
  let left = due.minor
  for (const { id, amount } of milestones) {
    if (left === 0n) break
    const isWhole = amount.minor <= left
    const taken = isWhole ? amount : usd(left)
    parts.push({ id, amount: taken, isWhole })
    left -= taken.minor
  }
  const covered = left === 0n || (source?.verified === true && source.limit.minor >= left)
  return covered ? yes({ milestones: parts, fromSource: usd(left) }) : no('payment_failed')
}

/** I1: whole seconds times the rate, rounded once. */
export const earnedIn = (lengthMs: number, ratePerHour: Money): Money =>
  usd(rounded(BigInt(Math.trunc(lengthMs / 1_000)) * ratePerHour.minor, 3_600n))

/** L5: the fee on all that was paid on the project so far, less what was taken before. */
export function feeOn(books: Books, projectId: number, amount: Money): Money {
  const before = books.fees.get(projectId) ?? { paid: 0n, taken: 0n, apart: 0n }
  const paid = before.paid + amount.minor
  const taken = rounded(paid * BigInt(books.feeBps), 10_000n)
  const apart = before.apart + rounded(amount.minor * BigInt(books.feeBps), 10_000n)
  books.fees.set(projectId, { paid, taken, apart })
  return usd(taken - before.taken)
}
