import { defineCommand } from '../capability/define-command.ts'
import { byProject } from '../capability/lock-parties.ts'
import { done, refuse } from '../capability/refusal.ts'
import { lockFeed } from '../feed/lock-feed.ts'
import { notifyOfProject } from '../feed/notify.ts'
import { issueLocked } from '../invoicing/issue.ts'
import { stopSessionsOf } from '../timesheets/sessions.ts'
import { findOwnProject } from './find-own.ts'
import { otherThan, partiesOf } from './parties.ts'

/**
 * Either party ends the contract: nothing is tracked from now on, and an hourly one is invoiced at
 * once (I7). Held milestones stay as they are, to be released or cancelled; a pending request can
 * be rejected or withdrawn, but no milestone is made any more (M1).
 */
export const endProject = defineCommand('endProject', {
  project: byProject,
  handle: async (context, { projectId }) => {
    const { trx, caller, nowMs, feed } = context
    const own = await findOwnProject(context, projectId, 'either')
    if (!own.ok) return own
    const project = own.value
    if (project.status === 'complete') return refuse('project_ended')
    if (project.status === 'awarded') return refuse('project_not_accepted')
    await lockFeed(project.freelancer.id).execute(trx)

    await trx
      .updateTable('project')
      .set({ completed_at_ms: nowMs })
      .where('id', '=', projectId)
      .execute()
    await stopSessionsOf(context, project)
    if (project.type === 'hourly') await issueLocked(context, project, 'final')
    feed.touch(partiesOf(project), 'project', projectId)
    notifyOfProject(context, otherThan(caller.accountId, project), 'projectEnded', project)
    return done
  },
})
