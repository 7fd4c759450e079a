import { defineEntity } from '../feed/define-entity.ts'
import { loadRunning, loadSegments } from './load.ts'

/** Posted segments, and the session that is running. */
export const timesheetEntities = {
  segment: defineEntity('segment', async (db, _, ids) =>
    (await loadSegments(db, { ids })).map((each) => [each.id, each]),
  ),
  runningSession: defineEntity('runningSession', async (db, accountId) => [
    [String(accountId), await loadRunning(db, accountId)],
  ]),
}
