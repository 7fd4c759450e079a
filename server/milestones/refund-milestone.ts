import { decideRefund } from '../../shared/milestones/refund.ts'
import { money } from '../../shared/money/money.ts'
import { defineCommand } from '../capability/define-command.ts'
import { byMilestone } from '../capability/lock-parties.ts'
import { done } from '../capability/refusal.ts'
import { readAmount } from './amount.ts'
import { findActionable } from './find-own.ts'
import { availableTo, giveBackPaid, refuseRefund } from './give-back-paid.ts'
import { loadRefunded } from './load.ts'

/** The freelancer gives released money back, in full or in part, which only they can decide (P6). */
export const refundMilestone = defineCommand('refundMilestone', {
  project: byMilestone,
  handle: async (context, payload) => {
    const found = await findActionable(context, payload.milestoneId, 'refund', 'freelancer')
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
  },
})
