import { done, type Handler, refuse } from '../capability/command.ts'
import { tell } from '../feed/notify.ts'
import { giveBack } from './end-part.ts'
import { findActionable } from './find-own.ts'

/** Held money goes back to the employer: his cancel before acceptance, the freelancer's after (P7). */
export const cancelMilestone: Handler<'cancelMilestone'> = async (context, { milestoneId }) => {
  const { caller, commandId } = context
  const found = await findActionable(context, milestoneId, 'cancel')
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
  tell(context, other, 'milestoneCancelled', { project, amount, subjectId: id })
  return done
}
