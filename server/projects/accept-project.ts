import { transitionMilestone } from '../../shared/milestones/milestone.ts'
import { settleBids } from '../bids/award.ts'
import { defineCommand } from '../capability/define-command.ts'
import { byProject } from '../capability/lock-parties.ts'
import { done, refuse } from '../capability/refusal.ts'
import { notifyOfProject } from '../feed/notify.ts'
import { loadMilestones } from '../milestones/load.ts'
import { findOwnProject } from './find-own.ts'
import { partiesOf } from './parties.ts'

/** The freelancer takes the award: Current Work begins, and its milestones are in progress (M1, P3). */
export const acceptProject = defineCommand('acceptProject', {
  project: byProject,
  handle: async (context, { projectId }) => {
    const { trx, nowMs, feed } = context
    const own = await findOwnProject(context, projectId, 'freelancer')
    if (!own.ok) return own
    const project = own.value
    if (project.status !== 'awarded') return refuse('award_already_answered')

    await trx
      .updateTable('project')
      .set({ accepted_at_ms: nowMs })
      .where('id', '=', projectId)
      .execute()
    await settleBids(context, project)
    const parties = partiesOf(project)
    for (const { id, state } of await loadMilestones(trx, { projectIds: [projectId] })) {
      const next = transitionMilestone(state, 'acceptAward', 'freelancer')
      if (!next.ok || next.value === state) continue
      await trx.updateTable('milestone').set({ state: next.value }).where('id', '=', id).execute()
      feed.touch(parties, 'milestone', id)
    }
    feed.touch(parties, 'project', projectId)
    notifyOfProject(context, project.employer.id, 'projectAccepted', project)
    return done
  },
})
