import type pg from 'pg'
import { formatAmount } from '../../shared/money/amount.ts'
import { isCurrencyCode } from '../../shared/money/currency.ts'
import type { Check } from './check.ts'
import { disputeChecks } from './dispute-checks.ts'
import { entryChecks } from './entry-checks.ts'
import { invoiceChecks } from './invoice-checks.ts'
import { ledgerChecks } from './ledger-checks.ts'
import { milestoneChecks } from './milestone-checks.ts'

/** One place where the books are not as they must be. */
export type Difference = { check: string; subject: string; expected: string; found: string }

const CHECKS: Check[] = [
  ...ledgerChecks,
  ...entryChecks,
  ...milestoneChecks,
  ...invoiceChecks,
  ...disputeChecks,
]
/** Differences are read and reported in portions, so that a ruined database needs no more memory. */
const PORTION = 500

type Row = { subject: string; currency: string | null; expected: string; found: string }

const readable = (value: unknown, currency: string | null): string =>
  currency !== null && isCurrencyCode(currency)
    ? `${formatAmount({ minor: BigInt(String(value)), currency })} ${currency}`
    : String(value)

async function run(
  client: pg.ClientBase,
  { name, sql }: Check,
  report: (difference: Difference) => void,
): Promise<number> {
  let found = 0
  await client.query(`DECLARE difference NO SCROLL CURSOR FOR ${sql}`)
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${PORTION} FROM difference`)
    for (const { subject, currency, ...row } of rows) {
      const [expected, actual] = [readable(row.expected, currency), readable(row.found, currency)]
      report({ check: name, subject, expected, found: actual })
    }
    found += rows.length
    if (rows.length < PORTION) break
  }
  await client.query('CLOSE difference')
  return found
}

/** Runs every check in the transaction that is open, and reports every difference. */
export async function findDifferences(
  client: pg.ClientBase,
  report: (difference: Difference) => void,
): Promise<number> {
  let differences = 0
  for (const check of CHECKS) differences += await run(client, check, report)
  return differences
}

/**
 * Recomputes the books from their first entry and reports every difference, in one snapshot that
 * changes nothing. Answers how many there were; a sound marketplace has none, at any moment (L4).
 */
export async function audit(
  client: pg.ClientBase,
  report: (difference: Difference) => void,
): Promise<{ checks: number; differences: number }> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const differences = await findDifferences(client, report)
  await client.query('COMMIT')
  return { checks: CHECKS.length, differences }
}
