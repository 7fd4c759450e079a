import { canRequest } from '../../shared/milestones/request.ts'
import { done, type Handler, refuse } from '../capability/command.ts'
import { partiesOf, tell } from '../feed/notify.ts'
import { loadOwnProject } from '../projects/load.ts'
import { checkCurrency, readAmount, readDescription } from './amount.ts'

/** The freelancer asks for a milestone: no money is held, the employer is told (M1-M4). */
export const requestMilestone: Handler<'requestMilestone'> = async (context, payload) => {
  const { trx, caller, commandId, nowMs, feed } = context
  const project = await loadOwnProject(trx, payload.projectId, caller.accountId)
  if (!project) return refuse('not_found')
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
  tell(context, project.employer.id, 'milestoneRequested', about)
  return done
}
