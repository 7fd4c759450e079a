import { sql } from 'kysely'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import type { StatementLine, StatementResponse } from '../../shared/contract/http.ts'
import { formatAmount } from '../../shared/money/amount.ts'
import type { CurrencyCode } from '../../shared/money/currency.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { readTogether } from '../db/transact.ts'
import type { Trx } from '../db/trx.ts'
import type { Caller, Services } from '../services.ts'

/** The most lines one statement has; a longer one is asked for in parts. */
export const STATEMENT_LINES = 10_000

/** What a statement is about: one currency, and a stretch of time, half-open. */
export type StatementSpan = { currency: CurrencyCode; startMs: number; endMs: number }

type Movement = {
  entryId: number
  atMs: number
  kind: StatementLine['kind']
  amount: bigint
  charged: bigint
  projectId: number | null
  projectTitle: string | null
  subject: StatementLine['subject']
  description: string | null
}

/** The accounts that a statement tells of, with what moved in them from an instant on. */
const movedSince = (accountId: number, currency: CurrencyCode, startMs: number) => sql`
  own AS (
    SELECT id, kind, balance FROM ledger_account WHERE owner_id = ${accountId}
      AND currency = ${currency}
      AND kind IN ('employerAvailable', 'freelancerAvailable', 'employerSource')
  ), moved AS (
    SELECT e.id, e.at_ms, e.kind, e.milestone_id, e.invoice_id, e.reference,
      coalesce(sum(p.amount) FILTER (WHERE own.kind <> 'employerSource'), 0) AS amount,
      coalesce(-sum(p.amount) FILTER (WHERE own.kind = 'employerSource'), 0) AS charged
    FROM own JOIN posting p ON p.account_id = own.id JOIN journal_entry e ON e.id = p.entry_id
    WHERE e.at_ms >= ${startMs} GROUP BY e.id
  )`

/** What was available when the span began: what is now, less all that has moved since. */
async function openingMinor(
  trx: Trx,
  accountId: number,
  { currency, startMs }: StatementSpan,
): Promise<bigint> {
  const { rows } = await sql<{ minor: bigint }>`
    WITH ${movedSince(accountId, currency, startMs)}
    SELECT coalesce((SELECT sum(balance) FROM own WHERE kind <> 'employerSource'), 0)
      - coalesce((SELECT sum(amount) FROM moved), 0) AS minor`.execute(trx)
  return rows[0]?.minor ?? 0n
}

async function movementsOf(
  trx: Trx,
  accountId: number,
  { currency, startMs, endMs }: StatementSpan,
): Promise<Movement[]> {
  const { rows } = await sql<Movement>`
    WITH ${movedSince(accountId, currency, startMs)}
    SELECT v.id AS "entryId", v.at_ms AS "atMs", v.kind, v.amount, v.charged,
      p.id AS "projectId", p.title AS "projectTitle",
      CASE WHEN i.id IS NOT NULL THEN jsonb_build_object('kind', 'invoice', 'number', i.number)
        WHEN m.id IS NOT NULL THEN jsonb_build_object('kind', 'milestone', 'number', m.number)
        END AS subject,
      CASE WHEN i.id IS NOT NULL THEN NULL
        WHEN m.id IS NOT NULL THEN m.description ELSE v.reference END AS description
    FROM moved v
    LEFT JOIN milestone m ON m.id = v.milestone_id
    LEFT JOIN invoice i ON i.id = v.invoice_id
    LEFT JOIN project p ON p.id = coalesce(i.project_id, m.project_id)
    WHERE v.at_ms < ${endMs} ORDER BY v.at_ms, v.id LIMIT ${STATEMENT_LINES + 1}`.execute(trx)
  return rows
}

/**
 * Every movement of an account's available money in a stretch of time, oldest first, with what was
 * available after each (L1); for an employer also what the payment source was charged. Its lines
 * add up: opening balance and amounts give the closing balance, which opens the next stretch.
 */
export function readStatement(
  { db }: Services,
  { accountId }: Caller,
  span: StatementSpan,
): Promise<Result<StatementResponse, Extract<ErrorCode, 'statement_too_long'>>> {
  const { currency } = span
  const text = (minor: bigint) => formatAmount({ minor, currency })
  return readTogether(db, async (trx) => {
    const [opening, movements] = await Promise.all([
      openingMinor(trx, accountId, span),
      movementsOf(trx, accountId, span),
    ])
    if (movements.length > STATEMENT_LINES) return err('statement_too_long')
    let balance = opening
    const lines = movements.map(({ amount, charged, ...rest }) => {
      balance += amount
      const amounts = { amount: text(amount), charged: text(charged), balance: text(balance) }
      return { ...rest, ...amounts }
    })
    return ok({
      currency,
      openingBalance: text(opening),
      closingBalance: text(balance),
      lines,
    })
  })
}
