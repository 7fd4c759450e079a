import { sql } from 'kysely'
import { correctionEntry, fundEntry } from '../../shared/ledger/entry.ts'
import { formatAmount } from '../../shared/money/amount.ts'
import type { CurrencyCode } from '../../shared/money/currency.ts'
import { type Money, money } from '../../shared/money/money.ts'
import {
  type BookedDeposit,
  type DepositError,
  decideDeposit,
  decideTakeBack,
  type TakeBackError,
} from '../../shared/operator/deposit.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { transact } from '../db/transact.ts'
import type { Trx } from '../db/trx.ts'
import { createFeedWriter } from '../feed/feed-writer.ts'
import { lockFeed } from '../feed/lock-feed.ts'
import { availableMinor } from '../ledger/load.ts'
import { writeEntry } from '../ledger/write.ts'
import type { Line } from '../line.ts'
import type { Services } from '../services.ts'
import { findAccount, named, notAnEmployer, unknownAccount } from './account.ts'

/** An amount as the operator types and reads it. */
export const text = (amount: Money): string => `${formatAmount(amount)} ${amount.currency}`

/** What is in the books under a reference. */
async function findBooked(db: Services['db'] | Trx, reference: string) {
  const { rows } = await sql<{
    employerId: number
    minor: bigint
    currency: CurrencyCode
    takenBack: boolean
  }>`
    SELECT a.owner_id AS "employerId", p.amount AS minor, p.currency,
      EXISTS (SELECT FROM journal_entry c
        WHERE c.kind = 'correction' AND c.reference = e.reference) AS "takenBack"
    FROM journal_entry e JOIN posting p ON p.entry_id = e.id
      JOIN ledger_account a ON a.id = p.account_id
    WHERE e.kind = 'fund' AND e.reference = ${reference} AND a.kind = 'employerAvailable'`.execute(
    db,
  )
  const [row] = rows
  if (!row) return null
  const { minor, currency, ...rest } = row
  return { ...rest, amount: money(minor, currency) } satisfies BookedDeposit
}

/** Writes an entry about an employer's money under its reference, and has their pages read it. */
async function book(
  trx: Trx,
  entry: ReturnType<typeof fundEntry>,
  about: { employerId: number; currency: CurrencyCode; reference: string; atMs: number },
): Promise<bigint> {
  const { employerId, currency, reference, atMs } = about
  await writeEntry(trx, entry, { milestoneId: null, reference, atMs })
  const feed = createFeedWriter()
  feed.touch([employerId], 'balance', currency)
  await feed.write(trx)
  return availableMinor(trx, employerId, currency)
}

/**
 * Writes down money that an employer has paid in outside: theirs to spend at once. The same reference
 * twice is once (L4). Answers what was done, or why nothing was.
 */
export async function deposit(
  { db, clock }: Services,
  { employer: email, amount, reference }: { employer: string; amount: Money; reference: string },
): Promise<Result<Line, Line>> {
  const account = await findAccount(db, email)
  if (!account) return err(unknownAccount(email))
  const employerId = account.id
  const { currency } = amount
  return transact(db, { first: lockFeed(employerId) }, async (trx) => {
    const booked = await findBooked(trx, reference)
    const decided = decideDeposit(account.role, { employerId, amount }, booked)
    if (!decided.ok) {
      const other = booked ? text(booked.amount) : ''
      const why: Record<DepositError, Line> = {
        not_an_employer: notAnEmployer(account),
        reference_used: ({ t }) => t('operator.deposit.used', { reference, amount: other }),
        reference_taken_back: ({ t }) => t('operator.deposit.takenBack', { reference }),
      }
      return err(why[decided.error])
    }
    if (decided.value === 'before') {
      return ok(({ t }) => t('operator.deposit.before', { amount: text(amount), reference }))
    }
    const entry = fundEntry({ employerId, amount })
    const about = { employerId, currency, reference, atMs: clock.nowMs() }
    const available = text(money(await book(trx, entry, about), currency))
    const done = { amount: text(amount), who: named(account), reference, available }
    return ok(({ t }) => t('operator.deposit.done', done))
  })
}

/** Undoes a mistaken deposit by an entry of its own (L1). Answers as `deposit` does. */
export async function takeBack(
  { db, clock }: Services,
  { reference }: { reference: string },
): Promise<Result<Line, Line>> {
  const missing: Line = ({ t }) => t('operator.takeBack.missing', { reference })
  const known = await findBooked(db, reference)
  if (!known) return err(missing)
  const { employerId, amount } = known
  const { currency } = amount
  return transact(db, { first: lockFeed(employerId) }, async (trx) => {
    const booked = await findBooked(trx, reference)
    const available = money(await availableMinor(trx, employerId, currency), currency)
    const decided = decideTakeBack(booked, available)
    if (!decided.ok) {
      const left = { available: text(available), amount: text(amount) }
      const why: Record<TakeBackError, Line> = {
        no_such_deposit: missing,
        deposit_spent: ({ t }) => t('operator.takeBack.spent', left),
      }
      return err(why[decided.error])
    }
    if (decided.value === 'before') {
      return ok(({ t }) => t('operator.takeBack.before', { reference }))
    }
    const entry = correctionEntry(fundEntry({ employerId, amount }))
    const about = { employerId, currency, reference, atMs: clock.nowMs() }
    const now = text(money(await book(trx, entry, about), currency))
    const done = { amount: text(amount), reference, available: now }
    return ok(({ t }) => t('operator.takeBack.done', done))
  })
}
