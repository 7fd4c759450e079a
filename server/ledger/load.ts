import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Balance } from '../../shared/contract/entities.ts'
import { formatAmount } from '../../shared/money/amount.ts'
import type { CurrencyCode } from '../../shared/money/currency.ts'
import type { Schema } from '../db/schema.ts'

type Row = { currency: CurrencyCode; available: bigint; held: bigint }

/**
 * An account's money by currency: what it may spend, and what is held in milestones that it pays
 * or works for (P4). Every currency of its projects is listed, with zeros.
 */
export async function loadBalances(db: Kysely<Schema>, accountId: number): Promise<Balance[]> {
  const { rows } = await sql<Row>`
    SELECT currency, sum(available) AS available, sum(held) AS held FROM (
      SELECT currency, balance AS available, 0::numeric AS held FROM ledger_account
        WHERE owner_id = ${accountId} AND kind IN ('employerAvailable', 'freelancerAvailable')
      UNION ALL
      SELECT p.currency, 0, coalesce(a.balance, 0) FROM project p
        LEFT JOIN milestone m ON m.project_id = p.id
        LEFT JOIN ledger_account a ON a.milestone_id = m.id AND a.kind = 'milestoneHeld'
        WHERE ${accountId} IN (p.employer_id, p.freelancer_id)
    ) AS parts GROUP BY currency ORDER BY currency`.execute(db)
  return rows.map(({ currency, available, held }) => ({
    currency,
    available: formatAmount({ minor: available, currency }),
    held: formatAmount({ minor: held, currency }),
  }))
}

/** What was given back of a thing, counted from the journal: `of` names its entries `e` (P6). */
export const refundedOf = (of: RawBuilder<unknown>): RawBuilder<bigint> => sql<bigint>`(
  SELECT coalesce(sum(p.amount), 0) FROM journal_entry e JOIN posting p ON p.entry_id = e.id
  WHERE ${of} AND e.kind = 'refund' AND p.amount > 0)`

/** What an account may spend in a currency, minor units. */
export async function availableMinor(
  db: Kysely<Schema>,
  accountId: number,
  currency: CurrencyCode,
): Promise<bigint> {
  const row = await db
    .selectFrom('ledger_account')
    .select('balance')
    .where('owner_id', '=', accountId)
    .where('currency', '=', currency)
    .where('kind', 'in', ['employerAvailable', 'freelancerAvailable'])
    .executeTakeFirst()
  return row?.balance ?? 0n
}
