import { type RawBuilder, sql } from 'kysely'
import { checkEntry } from '../../shared/ledger/balances.ts'
import type { Account, Entry, Posting } from '../../shared/ledger/entry.ts'
import type { Trx } from '../db/trx.ts'

const ownerOf = (account: Account): number | null => ('userId' in account ? account.userId : null)
const milestoneOf = (account: Account): string | null =>
  'milestoneId' in account ? account.milestoneId : null

/** A comparison that an index answers, with null too. */
const is = (column: string, value: number | string | null): RawBuilder<unknown> =>
  value === null ? sql`${sql.ref(column)} IS NULL` : sql`${sql.ref(column)} = ${value}`

/** One line of the entry, with the number of its account if there is one yet. */
const lineOf = ({ account, currency, amount }: Posting, line: number): RawBuilder<unknown> => {
  const [owner, milestone] = [ownerOf(account), milestoneOf(account)]
  return sql`(${line}::smallint, (SELECT id FROM ledger_account
      WHERE kind = ${account.kind} AND ${is('owner_id', owner)}
        AND ${is('milestone_id', milestone)} AND currency = ${currency}),
    ${account.kind}, ${owner}::integer, ${milestone}::uuid, ${currency}, ${amount}::numeric)`
}

/**
 * Writes a journal entry and the accounts it is the first to use (L1), in one statement. The
 * database itself refuses one that does not balance or that would take an account of ours below
 * zero; here that is a bug and throws.
 */
export async function writeEntry(
  trx: Trx,
  entry: Entry,
  about: {
    milestoneId: string | null
    invoiceId?: string | null
    /** What names the payment outside; only the owner of the tables may give one. */
    reference?: string
    atMs: number
  },
): Promise<void> {
  const checked = checkEntry(entry)
  if (!checked.ok) throw new Error(`not an entry: ${checked.error}`)
  const { reference } = about
  const named = (part: RawBuilder<unknown>) => (reference === undefined ? sql`` : part)
  // What leaves an account stands before what enters one, so money is there before it is given on.
  const ordered = [...entry.postings].sort((a, b) => (a.amount < b.amount ? -1 : 1))
  await sql`
    WITH line (line, account_id, kind, owner_id, milestone_id, currency, amount) AS (
      VALUES ${sql.join(ordered.map(lineOf))}
    ), made AS (
      INSERT INTO ledger_account (kind, owner_id, milestone_id, currency)
      SELECT DISTINCT kind, owner_id, milestone_id, currency FROM line WHERE account_id IS NULL
      RETURNING id, kind, owner_id, milestone_id, currency
    ), entry AS (
      INSERT INTO journal_entry (kind, milestone_id, invoice_id, at_ms${named(sql`, reference`)})
      VALUES (${entry.kind}, ${about.milestoneId}, ${about.invoiceId ?? null}, ${about.atMs}
        ${named(sql`, ${reference}`)})
      RETURNING id
    )
    INSERT INTO posting (entry_id, line, account_id, currency, amount)
    SELECT entry.id, line.line, coalesce(line.account_id, made.id), line.currency, line.amount
    FROM entry CROSS JOIN line LEFT JOIN made
      ON (made.kind, made.owner_id, made.milestone_id, made.currency)
        IS NOT DISTINCT FROM (line.kind, line.owner_id, line.milestone_id, line.currency)
    ORDER BY line.line`.execute(trx)
}
