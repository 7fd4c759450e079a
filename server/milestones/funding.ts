import type { Kysely } from 'kysely'
import { fundingSource } from '../../shared/milestones/funding.ts'
import { type Money, money } from '../../shared/money/money.ts'
import type { Schema } from '../db/schema.ts'
import { availableMinor } from '../ledger/load.ts'

/** What a milestone's money would be taken from, and what was looked at to say so (P2). */
export type Funding = {
  source: ReturnType<typeof fundingSource>
  available: Money
  /** Name of the payment source, if it is the one that would be charged. */
  sourceLabel: string | null
}

/** Finds what can pay an amount: the balance, else the verified source, else nothing (P2). */
export async function findFunding(
  db: Kysely<Schema>,
  employerId: number,
  amount: Money,
): Promise<Funding> {
  const available = money(await availableMinor(db, employerId, amount.currency), amount.currency)
  // Without a limit in this currency the source does not pay in it: the inner join says so.
  const source = await db
    .selectFrom('payment_source as s')
    .innerJoin('payment_source_limit as l', 'l.employer_id', 's.employer_id')
    .select(['s.label', 's.verified', 'l.limit_minor'])
    .where('s.employer_id', '=', employerId)
    .where('l.currency', '=', amount.currency)
    .executeTakeFirst()
  const chosen = fundingSource({
    available,
    amount,
    sourceVerified: source?.verified ?? false,
    sourceLimit: source ? money(source.limit_minor, amount.currency) : null,
  })
  return {
    source: chosen,
    available,
    sourceLabel: chosen === 'source' ? (source?.label ?? null) : null,
  }
}
