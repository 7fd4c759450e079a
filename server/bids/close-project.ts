import { done, type Handler, refuse } from '../capability/command.ts'
import { passOpenBids } from './award.ts'

/** The employer wants nobody for it any more: no more bids, and those on it are rejected (B7). */
export const closeProject: Handler<'closeProject'> = async (context, { projectId }) => {
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
  await passOpenBids(context, projectId)
  return done
}
