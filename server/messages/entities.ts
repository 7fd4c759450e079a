import { defineEntity } from '../feed/define-entity.ts'
import { loadMessages } from './load.ts'

/** Messages, to those who may read them (B6). */
export const messageEntities = {
  message: defineEntity('message', async (db, accountId, ids) =>
    (await loadMessages(db, { ids, seenBy: accountId })).map((each) => [each.id, each]),
  ),
}
