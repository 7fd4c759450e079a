import { transitionMilestone } from '../../shared/milestones/milestone.ts'
import { settleBids } from '../bids/award.ts'
import { done, type Handler, refuse } from '../capability/command.ts'
import { tellOfProject } from '../feed/notify.ts'
import { loadMilestones } from '../milestones/load.ts'
import { loadOwnProject } from './load.ts'

/** The freelancer takes the award: Current Work begins, and its milestones are in progress (M1, P3). */
export const acceptProject: Handler<'acceptProject'> = async (context, { projectId }) => {
  const { trx, caller, nowMs, feed } = context
  const project = await loadOwnProject(trx, projectId, caller.accountId)
  if (!project) return refuse('not_found')
  if (project.status !== 'awarded') return refuse('award_already_answered')

  await trx
    .updateTable('project')
    .set({ accepted_at_ms: nowMs })
    .where('id', '=', projectId)
    .execute()
  await settleBids(context, project)
  const parties = [project.employer.id, project.freelancer.id]
  for (const { id, state } of await loadMilestones(trx, { projectIds: [projectId] })) {
    const next = transitionMilestone(state, 'acceptAward', 'freelancer')
    if (!next.ok || next.value === state) continue
    await trx.updateTable('milestone').set({ state: next.value }).where('id', '=', id).execute()
    feed.touch(parties, 'milestone', id)
  }
  feed.touch(parties, 'project', projectId)
  tellOfProject(context, project.employer.id, 'projectAccepted', project)
  return done
}
