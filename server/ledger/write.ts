import { sql, type Transaction } from 'kysely'
import { checkEntry } from '../../shared/ledger/balances.ts'
import type { Account, Entry, Posting } from '../../shared/ledger/entry.ts'
import type { Schema } from '../db/schema.ts'

const ownerOf = (account: Account): number | null => ('userId' in account ? account.userId : null)
const milestoneOf = (account: Account): string | null =>
  'milestoneId' in account ? account.milestoneId : null

/** The ledger's row for an account, made on its first use. */
async function accountId(trx: Transaction<Schema>, { account, currency }: Posting) {
  const find = () =>
    sql<{ id: number }>`
    SELECT id FROM ledger_account WHERE kind = ${account.kind} AND currency = ${currency}
      AND owner_id IS NOT DISTINCT FROM ${ownerOf(account)}::integer
      AND milestone_id IS NOT DISTINCT FROM ${milestoneOf(account)}::uuid`.execute(trx)
  const known = (await find()).rows[0]
  if (known) return known.id
  await sql`
    INSERT INTO ledger_account (kind, owner_id, milestone_id, currency)
    VALUES (${account.kind}, ${ownerOf(account)}, ${milestoneOf(account)}, ${currency})
    ON CONFLICT DO NOTHING`.execute(trx)
  const made = (await find()).rows[0]
  if (!made) throw new Error(`no ledger account ${account.kind}`)
  return made.id
}

/**
 * Writes a journal entry (L1). The database itself refuses one that does not balance or that would
 * take an account of ours below zero; here that is a bug and throws.
 */
export async function writeEntry(
  trx: Transaction<Schema>,
  entry: Entry,
  { milestoneId, atMs }: { milestoneId: string | null; atMs: number },
): Promise<void> {
  const checked = checkEntry(entry)
  if (!checked.ok) throw new Error(`not an entry: ${checked.error}`)
  const { id } = await trx
    .insertInto('journal_entry')
    .values({ kind: entry.kind, milestone_id: milestoneId, at_ms: atMs })
    .returning('id')
    .executeTakeFirstOrThrow()
  // What leaves an account stands before what enters one, so money is there before it is given on.
  const ordered = [...entry.postings].sort((a, b) => (a.amount < b.amount ? -1 : 1))
  for (const [line, posting] of ordered.entries()) {
    await trx
      .insertInto('posting')
      .values({
        entry_id: id,
        line,
        account_id: await accountId(trx, posting),
        currency: posting.currency,
        amount: posting.amount,
      })
      .execute()
  }
}
