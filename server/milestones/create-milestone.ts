import { loadOwnProject } from '../projects/load.ts'
import { done, type Handler, refuse } from '../sync/command.ts'
import { readAmount, readDescription } from './amount.ts'
import { createHeldMilestone } from './hold.ts'
import { tell } from './notice.ts'

/** The employer creates a milestone payment; *Confirm Payment* came before (P1, P2). */
export const createMilestone: Handler<'createMilestone'> = async (context, payload) => {
  const project = await loadOwnProject(context.trx, payload.projectId, context.caller.accountId)
  if (!project) return refuse('not_found')
  const amount = readAmount(project, payload)
  if (!amount.ok) return amount
  const description = readDescription(payload.description)
  if (!description.ok) return description

  const terms = { amount: amount.value, description: description.value }
  const held = await createHeldMilestone(context, project, terms)
  if (!held.ok) return held
  tell(context, project.freelancer.id, 'milestoneCreated', {
    project,
    amount: amount.value,
    subjectId: held.value.milestoneId,
  })
  return done
}
