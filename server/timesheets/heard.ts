import { sql } from 'kysely'
import type { HeardSession } from '../../shared/contract/entities.ts'
import type { SessionStanding } from '../../shared/contract/http.ts'
import type { Caller, Services } from '../services.ts'
import { loadRunning } from './load.ts'

/** The caller's running session and how long ago its device was heard of, or null (T13). */
export async function readRunning(
  { db, clock }: Services,
  { accountId }: Caller,
): Promise<HeardSession | null> {
  const running = await loadRunning(db, accountId)
  if (!running) return null
  const { lastSeenMs, ...session } = running
  return { ...session, heardAgoMs: Math.max(0, clock.nowMs() - lastSeenMs) }
}

/** A device tracks a session: notes that it was heard of, and answers where the session stands (T13). */
export async function hearSession(
  { db, clock }: Services,
  { accountId }: Caller,
  sessionId: string,
): Promise<SessionStanding> {
  const heard = await db
    .updateTable('tracking_session')
    .set({ last_seen_ms: clock.nowMs() })
    .where('id', '=', sessionId)
    .where('freelancer_id', '=', accountId)
    .where('stopped_at_ms', 'is', null)
    .executeTakeFirst()
  if (heard.numUpdatedRows > 0n) return { state: 'running' }
  const { rows } = await sql<{ takenOver: boolean; name: string | null }>`
    SELECT s.taken_over_by IS NOT NULL AS "takenOver", d.name
    FROM tracking_session s
      LEFT JOIN tracking_session o ON o.id = s.taken_over_by
      LEFT JOIN device d ON d.id = o.device_id AND d.freelancer_id = s.freelancer_id
    WHERE s.id = ${sessionId} AND s.freelancer_id = ${accountId}`.execute(db)
  const [row] = rows
  if (!row) return { state: 'unknown' }
  if (!row.takenOver) return { state: 'ended' }
  return { state: 'takenOver', deviceName: row.name ?? '' }
}
