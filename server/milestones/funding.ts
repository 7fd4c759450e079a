import type { Kysely } from 'kysely'
import { type Funds, fundingSource } from '../../shared/milestones/funding.ts'
import type { CurrencyCode } from '../../shared/money/currency.ts'
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

/** The employer's payment source and the most it can be charged; null when it does not pay in this currency. */
export async function findSource(
  db: Kysely<Schema>,
  employerId: number,
  currency: CurrencyCode,
): Promise<{ label: string; verified: boolean; limit: Money } | null> {
  // Without a limit in this currency the source does not pay in it: the inner join says so.
  const source = await db
    .selectFrom('payment_source as s')
    .innerJoin('payment_source_limit as l', 'l.employer_id', 's.employer_id')
    .select(['s.label', 's.verified', 'l.limit_minor'])
    .where('s.employer_id', '=', employerId)
    .where('l.currency', '=', currency)
    .executeTakeFirst()
  if (!source) return null
  const { label, verified, limit_minor: limit } = source
  return { label, verified, limit: money(limit, currency) }
}

/** What the employer can pay an amount with, and what their payment source is called (P2). */
export async function loadFunds(
  db: Kysely<Schema>,
  employerId: number,
  amount: Money,
): Promise<Funds & { label: string }> {
  const available = money(await availableMinor(db, employerId, amount.currency), amount.currency)
  const source = await findSource(db, employerId, amount.currency)
  return {
    available,
    amount,
    sourceVerified: source?.verified ?? false,
    sourceLimit: source?.limit ?? null,
    label: source?.label ?? '',
  }
}

/** What would pay an amount: the balance, else the verified source, else nothing (P2). */
export async function findFunding(
  db: Kysely<Schema>,
  employerId: number,
  amount: Money,
): Promise<Funding> {
  const { label, ...funds } = await loadFunds(db, employerId, amount)
  const source = fundingSource(funds)
  const { available } = funds
  return { source, available, sourceLabel: source === 'source' ? label : null }
}
