import { feeOf } from '../../shared/ledger/fee.ts'
import { type Money, zero } from '../../shared/money/money.ts'
import type { Trx } from '../db/trx.ts'

/** The fee on an amount that is now paid on a project; what rounding leaves is kept for its next (L5). */
export async function takeFee(
  { trx, feeBps }: { trx: Trx; feeBps: number },
  projectId: number,
  amount: Money,
): Promise<Money> {
  if (feeBps === 0) return zero(amount.currency)
  const { untaken_fee: before } = await trx
    .selectFrom('project')
    .select('untaken_fee')
    .where('id', '=', projectId)
    .executeTakeFirstOrThrow()
  const { fee, untaken } = feeOf(amount, feeBps, before)
  await trx
    .updateTable('project')
    .set({ untaken_fee: untaken })
    .where('id', '=', projectId)
    .execute()
  return fee
}
