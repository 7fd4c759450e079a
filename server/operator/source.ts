import { sql } from 'kysely'
import { money } from '../../shared/money/money.ts'
import {
  changeSource,
  type Source,
  type SourceChange,
  type SourceError,
} from '../../shared/operator/source.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Db } from '../db/db.ts'
import { transact } from '../db/transact.ts'
import type { Trx } from '../db/trx.ts'
import { createFeedWriter } from '../feed/feed-writer.ts'
import { lockFeed } from '../feed/lock-feed.ts'
import type { Line } from '../line.ts'
import type { Services } from '../services.ts'
import { findAccount, named, notAnEmployer, unknownAccount } from './account.ts'
import { text } from './deposit.ts'

/** An employer's payment source with its limits, or null. */
export async function loadSource(db: Db | Trx, employerId: number): Promise<Source | null> {
  const source = await db
    .selectFrom('payment_source')
    .select(['label', 'verified'])
    .where('employer_id', '=', employerId)
    .executeTakeFirst()
  if (!source) return null
  const limits = await db
    .selectFrom('payment_source_limit')
    .select(['currency', 'limit_minor'])
    .where('employer_id', '=', employerId)
    .orderBy('currency')
    .execute()
  return { ...source, limits: new Map(limits.map((each) => [each.currency, each.limit_minor])) }
}

/** A source in a sentence: what it may be charged at once. */
export function sourceText({ label, verified, limits }: Source): Line {
  const most = [...limits].map(([currency, minor]) => text(money(minor, currency)))
  const state = verified ? 'verified' : 'unverified'
  return ({ t }) => {
    const amounts = most.join(', ')
    const charges =
      most.length > 0 ? t('operator.source.most', { amounts }) : t('operator.source.noLimit')
    return t(`operator.source.state.${state}`, { label, charges })
  }
}

async function save(trx: Trx, employerId: number, { label, verified, limits }: Source) {
  await trx
    .insertInto('payment_source')
    .values({ employer_id: employerId, label, verified })
    .onConflict((conflict) => conflict.column('employer_id').doUpdateSet({ label, verified }))
    .execute()
  for (const [currency, minor] of limits) {
    await trx
      .insertInto('payment_source_limit')
      .values({ employer_id: employerId, currency, limit_minor: minor })
      .onConflict((conflict) =>
        conflict.columns(['employer_id', 'currency']).doUpdateSet({ limit_minor: minor }),
      )
      .execute()
  }
}

/** Has what the source did not pay tried again by the next look; answers how many invoices (I4). */
async function tryAgain(trx: Trx, employerId: number): Promise<number> {
  const { rows } = await sql`
    UPDATE invoice i SET next_attempt_at_ms = i.due_at_ms FROM project p
    WHERE p.id = i.project_id AND p.employer_id = ${employerId} AND i.state = 'paymentFailed'
    RETURNING i.id`.execute(trx)
  return rows.length
}

/**
 * Sets how an employer pays beyond their balance, whether that is verified, and at most how much at once
 * (P2). Invoices that could not be paid are tried again. Answers as `deposit` does.
 */
export async function setSource(
  { db }: Services,
  { employer: email, change }: { employer: string; change: SourceChange },
): Promise<Result<Line, Line>> {
  const account = await findAccount(db, email)
  if (!account) return err(unknownAccount(email))
  return transact(db, { first: lockFeed(account.id) }, async (trx) => {
    const changed = changeSource(account.role, await loadSource(trx, account.id), change)
    if (!changed.ok) {
      const why: Record<SourceError, Line> = {
        not_an_employer: notAnEmployer(account),
        label_missing: ({ t }) => t('operator.source.labelMissing', { who: named(account) }),
      }
      return err(why[changed.error])
    }
    const source = changed.value
    await save(trx, account.id, source)
    const again = source.verified ? await tryAgain(trx, account.id) : 0
    const feed = createFeedWriter()
    feed.touch([account.id], 'account', account.id)
    await feed.write(trx)
    return ok((words) => {
      const about = { who: named(account), source: sourceText(source)(words) }
      const done = words.t('operator.source.done', about)
      return again > 0 ? `${done} ${words.t('operator.source.retried', { count: again })}` : done
    })
  })
}
