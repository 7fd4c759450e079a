import type pg from 'pg'
import { formatAmount } from '../../shared/money/amount.ts'
import { isCurrencyCode } from '../../shared/money/currency.ts'
import type { Words } from '../../shared/words/words.ts'
import type { Check, CheckName, Phrase } from './check.ts'
import { disputeChecks } from './dispute-checks.ts'
import { entryChecks } from './entry-checks.ts'
import { invoiceChecks } from './invoice-checks.ts'
import { ledgerChecks } from './ledger-checks.ts'
import { milestoneChecks } from './milestone-checks.ts'

/** One place where the books are not as they must be. Text is a value that stands as it is. */
export type Difference = {
  check: CheckName
  subject: Phrase
  expected: Phrase | string
  found: Phrase | string
}

/** The same in words. */
export function sayDifference(
  { t, say }: Words,
  { check, ...rest }: Difference,
): Record<keyof Difference, string> {
  const said = (text: Phrase | string) =>
    typeof text === 'string' ? text : say(`audit.phrase.${text.say}`, text)
  return {
    check: t(`audit.check.${check}`),
    subject: said(rest.subject),
    expected: said(rest.expected),
    found: said(rest.found),
  }
}

const CHECKS: Check[] = [
  ...ledgerChecks,
  ...entryChecks,
  ...milestoneChecks,
  ...invoiceChecks,
  ...disputeChecks,
]
/** Differences are read and reported in portions, so that a ruined database needs no more memory. */
const PORTION = 500

type Row = { subject: string; currency: string | null; expected: unknown; found: unknown }

function readable(value: string, currency: string | null): Phrase | string {
  if (currency !== null && isCurrencyCode(currency)) {
    return `${formatAmount({ minor: BigInt(value), currency })} ${currency}`
  }
  return value.startsWith('{') ? (JSON.parse(value) as Phrase) : value
}

async function run(
  client: pg.ClientBase,
  { name, sql }: Check,
  report: (difference: Difference) => void,
): Promise<number> {
  let found = 0
  await client.query(`DECLARE difference NO SCROLL CURSOR FOR ${sql}`)
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${PORTION} FROM difference`)
    for (const { currency, ...row } of rows) {
      const subject = JSON.parse(row.subject) as Phrase
      const expected = readable(String(row.expected), currency)
      report({ check: name, subject, expected, found: readable(String(row.found), currency) })
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
