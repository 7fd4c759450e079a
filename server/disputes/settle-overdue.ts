import { randomUUID } from 'node:crypto'
import { arbitratedBySilence, settledBySilence } from '../../shared/disputes/dispute.ts'
import { byDispute, lockParties } from '../capability/lock-parties.ts'
import { transact } from '../db/transact.ts'
import { createFeedWriter } from '../feed/feed-writer.ts'
import { partiesOf } from '../projects/parties.ts'
import type { Services } from '../services.ts'
import { carryOut } from './carry-out.ts'
import { escalate } from './escalate.ts'
import { findAny } from './find.ts'

/** Disputes whose answer did not come in time, in the order of their deadlines (P9). */
export async function listOverdueDisputes({ db, clock }: Services): Promise<string[]> {
  const rows = await db
    .selectFrom('dispute')
    .select('id')
    .where('respond_by_ms', '<=', clock.nowMs())
    .orderBy('respond_by_ms')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Silence loses: ends a dispute whose answer did not come, in a transaction of its own (P9). Where the
 * freelancer may not be paid yet (P8), it comes before the arbiter instead. Done before, answered
 * meanwhile or not due yet, nothing happens, so any server may try it as often as it likes.
 */
export async function settleOverdueDispute(services: Services, disputeId: string): Promise<void> {
  const { db, clock, feeBps } = services
  await transact(db, { first: lockParties(byDispute({ disputeId })) }, async (trx) => {
    const dispute = await findAny(trx, disputeId)
    const nowMs = clock.nowMs()
    const verdict = settledBySilence(dispute.state, nowMs)
    if (verdict?.stage !== 'resolved') return
    const context = { trx, nowMs, feeBps, feed: createFeedWriter() }
    const settled = await carryOut(context, dispute, verdict, { newId: randomUUID() })
    const arbitrated = settled.ok ? null : arbitratedBySilence(dispute.state, nowMs)
    if (arbitrated) await escalate(context, dispute, arbitrated, partiesOf(dispute.project))
    await context.feed.write(trx)
  })
}
