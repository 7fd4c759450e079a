import { defineEntity } from '../feed/define-entity.ts'
import { loadDisputes } from './load.ts'

/** Disputes, to those who may see them (P9). */
export const disputeEntities = {
  dispute: defineEntity('dispute', async (db, accountId, ids) =>
    (await loadDisputes(db, { ids, seenBy: accountId })).map((each) => [each.id, each]),
  ),
}
