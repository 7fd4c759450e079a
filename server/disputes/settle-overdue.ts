import { randomUUID } from 'node:crypto'
import { settledBySilence } from '../../shared/disputes/dispute.ts'
import { transact } from '../db/transact.ts'
import type { Services } from '../services.ts'
import { createFeedWriter } from '../sync/feed.ts'
import { lockParties } from '../sync/lock-parties.ts'
import { carryOut } from './carry-out.ts'
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
 * Silence loses: ends a dispute whose answer did not come, in a transaction of its own (P9). Done
 * before, answered meanwhile or not due yet, nothing happens, so any server may try it as often as
 * it likes. One that has to wait for P8 stays overdue.
 */
export async function settleOverdueDispute(services: Services, disputeId: string): Promise<void> {
  const { db, clock, feeBps } = services
  await transact(db, { first: lockParties(null, { disputeId }) }, async (trx) => {
    const dispute = await findAny(trx, disputeId)
    const nowMs = clock.nowMs()
    const next = settledBySilence(dispute.state, nowMs)
    if (next?.stage !== 'resolved') return
    const feed = createFeedWriter()
    const settled = await carryOut({ trx, nowMs, feeBps, feed }, dispute, next, {
      newId: randomUUID(),
    })
    if (settled.ok) await feed.write(trx)
  })
}
