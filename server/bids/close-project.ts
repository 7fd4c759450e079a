import { defineCommand } from '../capability/define-command.ts'
import { byProject } from '../capability/lock-parties.ts'
import { done, refuse } from '../capability/refusal.ts'
import { rejectOpenBids } from './award.ts'

/** The employer closes an open project: it takes no more bids, and those on it are rejected (B7). */
export const closeProject = defineCommand('closeProject', {
  project: byProject,
  handle: async (context, { projectId }) => {
    const { trx, caller, nowMs } = context
    const project = await trx
      .selectFrom('project')
      .select(['employer_id', 'bid_id', 'closed_at_ms'])
      .where('id', '=', projectId)
      .executeTakeFirst()
    if (project?.employer_id !== caller.accountId) return refuse('not_found')
    if (project.bid_id !== null) return refuse('project_already_awarded')
    if (project.closed_at_ms !== null) return refuse('project_ended')
    await trx
      .updateTable('project')
      .set({ closed_at_ms: nowMs })
      .where('id', '=', projectId)
      .execute()
    await rejectOpenBids(context, projectId)
    return done
  },
})
