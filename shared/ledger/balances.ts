import type { CurrencyCode } from '../money/currency.ts'
import { err, ok, type Result } from '../result.ts'
import { type Account, type Entry, isExternal, type Posting } from './entry.ts'

/** What stands in each account, minor units, by `accountKey`. */
export type Balances = ReadonlyMap<string, bigint>

/** One account in one currency, as text. */
export function accountKey(account: Account, currency: CurrencyCode): string {
  const owner =
    'userId' in account ? account.userId : 'milestoneId' in account ? account.milestoneId : ''
  return `${account.kind}:${owner}:${currency}`
}

/** Why an entry is not valid (L1). */
export type EntryError = 'entry_empty' | 'entry_posts_nothing' | 'entry_unbalanced'

/** Whether an entry may be written: some lines, none of nothing, zero in every currency (L1). */
export function checkEntry(entry: Entry): Result<Entry, EntryError> {
  if (entry.postings.length === 0) return err('entry_empty')
  if (entry.postings.some((each) => each.amount === 0n)) return err('entry_posts_nothing')
  const totals = new Map<CurrencyCode, bigint>()
  for (const { amount, currency } of entry.postings) {
    totals.set(currency, (totals.get(currency) ?? 0n) + amount)
  }
  return [...totals.values()].every((total) => total === 0n) ? ok(entry) : err('entry_unbalanced')
}

const withPosting = (balances: Map<string, bigint>, { account, amount, currency }: Posting) => {
  const key = accountKey(account, currency)
  return balances.set(key, (balances.get(key) ?? 0n) + amount)
}

/** What the entries leave in each account they touch. */
export const balances = (entries: readonly Entry[]): Balances =>
  entries.flatMap((each) => each.postings).reduce(withPosting, new Map<string, bigint>())

/**
 * The balances after an entry, or why it is refused: unbalanced, or an account of ours would go
 * below zero (L2). If it is refused, nothing has moved.
 */
export function post(
  before: Balances,
  entry: Entry,
): Result<Balances, EntryError | 'account_overdrawn'> {
  const checked = checkEntry(entry)
  if (!checked.ok) return checked
  const after = entry.postings.reduce(withPosting, new Map(before))
  const overdrawn = entry.postings.some(
    ({ account, currency }) =>
      !isExternal(account.kind) && (after.get(accountKey(account, currency)) ?? 0n) < 0n,
  )
  return overdrawn ? err('account_overdrawn') : ok(after)
}
