import { defineCommand } from '../capability/define-command.ts'
import { byMilestone } from '../capability/lock-parties.ts'
import { done, refuse } from '../capability/refusal.ts'
import { notifyOfMoney } from '../feed/notify.ts'
import { giveBack } from './end-part.ts'
import { findActionable } from './find-own.ts'

/** Held money goes back to the employer. Before acceptance the employer cancels, afterwards the freelancer (P7). */
export const cancelMilestone = defineCommand('cancelMilestone', {
  project: byMilestone,
  handle: async (context, { milestoneId }) => {
    const { caller, commandId } = context
    const found = await findActionable(context, milestoneId, 'cancel', 'either')
    if (!found.ok) return found
    const { id, project, amount } = found.value
    const isEmployer = caller.accountId === project.employer.id
    const ended = await giveBack(context, found.value, amount, {
      kind: 'refundHold',
      by: isEmployer ? 'employer' : 'freelancer',
      newId: commandId,
    })
    if (!ended.ok) return refuse(ended.error)
    const other = isEmployer ? project.freelancer.id : project.employer.id
    notifyOfMoney(context, other, 'milestoneCancelled', { project, amount, subjectId: id })
    return done
  },
})
