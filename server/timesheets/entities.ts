import { defineEntity } from '../feed/define-entity.ts'
import { loadRunning, loadSegments } from './load.ts'

/** Posted segments, and the session that is running. */
export const timesheetEntities = {
  segment: defineEntity('segment', async (db, _, ids) =>
    (await loadSegments(db, { ids })).map((each) => [each.id, each]),
  ),
  runningSession: defineEntity('runningSession', async (db, accountId) => {
    const running = await loadRunning(db, accountId)
    if (!running) return [[String(accountId), null]]
    // When it was last heard of is asked for: the feed would say it once and be out of date at once.
    const { lastSeenMs: _, ...session } = running
    return [[String(accountId), session]]
  }),
}
