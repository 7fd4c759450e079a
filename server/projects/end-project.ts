import { done, type Handler, refuse } from '../capability/command.ts'
import { lockFeed } from '../feed/lock-feed.ts'
import { otherThan, partiesOf, tellOfProject } from '../feed/notify.ts'
import { issueLocked } from '../invoicing/issue.ts'
import { stopSessionsOf } from '../timesheets/sessions.ts'
import { loadOwnProject } from './load.ts'

/**
 * Either party ends the contract: nothing is tracked from now on, and an hourly one is invoiced at
 * once (I7). Held milestones stay as they are, to be released or cancelled; a pending request can
 * be rejected or withdrawn, but no milestone is made any more (M1).
 */
export const endProject: Handler<'endProject'> = async (context, { projectId }) => {
  const { trx, caller, nowMs, feed } = context
  const project = await loadOwnProject(trx, projectId, caller.accountId)
  if (!project) return refuse('not_found')
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
  tellOfProject(context, otherThan(caller.accountId, project), 'projectEnded', project)
  return done
}
