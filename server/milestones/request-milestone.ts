import { canRequest } from '../../shared/milestones/request.ts'
import { defineCommand } from '../capability/define-command.ts'
import { byProject } from '../capability/lock-parties.ts'
import { done, refuse } from '../capability/refusal.ts'
import { notifyOfMoney } from '../feed/notify.ts'
import { findOwnProject } from '../projects/find-own.ts'
import { partiesOf } from '../projects/parties.ts'
import { checkCurrency, readAmount, readDescription } from './amount.ts'

/** The freelancer asks for a milestone: no money is held, the employer is told (M1-M4). */
export const requestMilestone = defineCommand('requestMilestone', {
  project: byProject,
  handle: async (context, payload) => {
    const { trx, commandId, nowMs, feed } = context
    const own = await findOwnProject(context, payload.projectId, 'freelancer')
    if (!own.ok) return own
    const project = own.value
    const may = canRequest({ projectStatus: project.status })
    if (!may.ok) return refuse(may.error)
    const same = checkCurrency(project, payload.currency)
    if (!same.ok) return same
    const amount = readAmount(project, payload.amount)
    if (!amount.ok) return amount
    const description = readDescription(payload.description)
    if (!description.ok) return description

    await trx
      .insertInto('milestone_request')
      .values({
        id: commandId,
        project_id: project.id,
        amount: amount.value.minor,
        currency: amount.value.currency,
        description: description.value,
        state: 'pending',
        created_at_ms: nowMs,
      })
      .execute()
    feed.touch(partiesOf(project), 'milestoneRequest', commandId)
    const about = { project, amount: amount.value, subjectId: commandId }
    notifyOfMoney(context, project.employer.id, 'milestoneRequested', about)
    return done
  },
})
