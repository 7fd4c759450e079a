import { type Kysely, type Selectable, sql } from 'kysely'
import type { Dispute, DisputeSubject } from '../../shared/contract/entities.ts'
import { mayBeWithdrawn } from '../../shared/disputes/dispute.ts'
import { formatAmount } from '../../shared/money/amount.ts'
import type { Schema } from '../db/schema.ts'
import { seenBy } from '../projects/seen-by.ts'

/**
 * Which disputes: all of some projects or some by id, and of these those that an account may see:
 * the parties their own, an arbiter those that came to arbitration (P9). Without `seenBy` all.
 */
export type DisputeFilter = {
  projectIds?: readonly number[]
  ids?: readonly string[]
  seenBy?: number
  /** Only those that have ended, or only the others. */
  ended?: boolean
  /** Only those with a lower number, of which the highest are the newest. */
  before?: number | undefined
  limit?: number
}

/** A dispute as it is stored, with its offers, oldest first. */
export type StoredDispute = {
  /** `withdrawn_before`: it is negotiated, and its opener has taken back another (P9). */
  row: Selectable<Schema['dispute']> & { withdrawn_before: boolean }
  offers: Selectable<Schema['dispute_offer']>[]
}

const maySee = (accountId: number) => sql<boolean>`(${seenBy(accountId, 'd')}
  OR d.escalated_at_ms IS NOT NULL
    AND EXISTS (SELECT FROM app_user u WHERE u.id = ${accountId} AND u.role = 'arbiter'))`

/** An invoice's disputes are counted when the next is opened (I8). */
const withdrawnBefore = sql<boolean>`(d.stage = 'negotiation' AND EXISTS (
  SELECT FROM dispute b WHERE b.project_id = d.project_id AND b.milestone_id = d.milestone_id
    AND b.opened_by = d.opened_by AND b.stage = 'withdrawn'))`

/** Disputes with their offers, newest first. */
export async function loadStored(
  db: Kysely<Schema>,
  filter: DisputeFilter,
): Promise<StoredDispute[]> {
  const { projectIds, ids, seenBy: accountId, ended, before, limit } = filter
  const rows = await db
    .selectFrom('dispute as d')
    .selectAll('d')
    .select(withdrawnBefore.as('withdrawn_before'))
    .$call((query) => (projectIds ? query.where('d.project_id', 'in', projectIds) : query))
    .$call((query) => (ids ? query.where('d.id', 'in', ids) : query))
    .$call((query) => (accountId === undefined ? query : query.where(maySee(accountId))))
    .$call((query) =>
      ended === undefined ? query : query.where('d.ended_at_ms', ended ? 'is not' : 'is', null),
    )
    .$call((query) => (before === undefined ? query : query.where('d.number', '<', before)))
    .orderBy('d.number', 'desc')
    .$call((query) => (limit === undefined ? query : query.limit(limit)))
    .execute()
  if (rows.length === 0) return []
  const offers = await db
    .selectFrom('dispute_offer')
    .selectAll()
    .where(sql<boolean>`dispute_id = ANY(${rows.map(({ id }) => id)}::uuid[])`)
    .orderBy('seq')
    .execute()
  const found = new Map(rows.map((row) => [row.id, { row, offers: [] as StoredDispute['offers'] }]))
  for (const offer of offers) found.get(offer.dispute_id)?.offers.push(offer)
  return [...found.values()]
}

/** What a dispute is about; the database keeps exactly one of the two. */
export function subjectOf(row: StoredDispute['row']): DisputeSubject {
  if (row.milestone_id !== null) return { kind: 'milestone', id: row.milestone_id }
  if (row.invoice_id !== null) return { kind: 'invoice', id: row.invoice_id }
  throw new Error('a dispute about nothing')
}

function verdictOf(row: StoredDispute['row']): Dispute['verdict'] {
  const { currency, verdict_amount: minor, verdict_by: by, ended_at_ms: atMs } = row
  if (minor === null || by === null || atMs === null) return null
  const freelancerAmount = formatAmount({ minor, currency })
  return { freelancerAmount, by, reasoning: row.verdict_reasoning, atMs }
}

/** Disputes as their parties and the arbiter see them, newest first (P9). */
export async function loadDisputes(db: Kysely<Schema>, filter: DisputeFilter): Promise<Dispute[]> {
  const stored = await loadStored(db, filter)
  return stored.map(({ row, offers }) => {
    const { currency } = row
    return {
      id: row.id,
      number: row.number,
      projectId: row.project_id,
      about: subjectOf(row),
      openedBy: row.opened_by,
      reason: row.reason,
      amount: { amount: formatAmount({ minor: row.amount, currency }), currency },
      stage: row.stage,
      waitsFor: row.waits_for,
      respondByMs: row.respond_by_ms,
      offers: offers.map((offer) => ({
        by: offer.by,
        freelancerAmount: formatAmount({ minor: offer.freelancer_amount, currency }),
        message: offer.message,
        atMs: offer.at_ms,
      })),
      verdict: verdictOf(row),
      mayBeWithdrawn: mayBeWithdrawn({ stage: row.stage, withdrawnBefore: row.withdrawn_before }),
      openedAtMs: row.opened_at_ms,
    }
  })
}
