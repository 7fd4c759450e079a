import { decideRefund } from '../../shared/milestones/refund.ts'
import { money } from '../../shared/money/money.ts'
import { done, type Handler } from '../capability/command.ts'
import { readAmount } from './amount.ts'
import { findActionable } from './find-own.ts'
import { availableTo, giveBackPaid, refuseRefund } from './give-back-paid.ts'
import { loadRefunded } from './load.ts'

/** The freelancer gives released money back, in full or in part: his consent (P6). */
export const refundMilestone: Handler<'refundMilestone'> = async (context, payload) => {
  const found = await findActionable(context, payload.milestoneId, 'refund')
  if (!found.ok) return found
  const { id, project, state, amount: released } = found.value
  const amount = readAmount(project, payload.amount)
  if (!amount.ok) return amount
  const may = decideRefund({
    state,
    released,
    refunded: money(await loadRefunded(context.trx, id), released.currency),
    available: await availableTo(context, project.freelancer.id, released),
    amount: amount.value,
  })
  if (!may.ok) return refuseRefund(may.error)
  await giveBackPaid(context, project, amount.value, { kind: 'milestone', id })
  return done
}
