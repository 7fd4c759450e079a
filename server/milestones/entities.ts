import { defineEntity } from '../feed/define-entity.ts'
import { loadMilestones, loadRequests } from './load.ts'

/** Milestone requests and milestones. */
export const milestoneEntities = {
  milestoneRequest: defineEntity('milestoneRequest', async (db, _, ids) =>
    (await loadRequests(db, { ids })).map((each) => [each.id, each]),
  ),
  milestone: defineEntity('milestone', async (db, accountId, ids) =>
    (await loadMilestones(db, { ids }, accountId)).map((each) => [each.id, each]),
  ),
}
