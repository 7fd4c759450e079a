import type { SessionListed } from '../../shared/contract/http.ts'
import type { Db } from '../db/db.ts'
import type { SecretHashes } from './secret-hashes.ts'

type Listed = Omit<SessionListed, 'current'>

/** Where an account is signed in, the newest first. */
export async function listSessions(db: Db, accountId: number): Promise<Listed[]> {
  const rows = await db
    .selectFrom('auth_session')
    .select(['id', 'kind', 'computer', 'ip_address', 'user_agent', 'created_at', 'expires_at'])
    .where('user_id', '=', accountId)
    .where('expires_at', '>', new Date())
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SESSIONS_AT_MOST)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    computer: row.computer,
    address: row.ip_address,
    userAgent: row.user_agent,
    signedInAtMs: row.created_at.getTime(),
    endsAtMs: row.expires_at.getTime(),
  }))
}

/** More than a person has; what is beyond can be ended all at once. */
const SESSIONS_AT_MOST = 200

/** Ends one session of an account; false when it has no such session. */
export async function endSession(db: Db, accountId: number, id: number): Promise<boolean> {
  const ended = await db
    .deleteFrom('auth_session')
    .where('user_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return ended.numDeletedRows > 0n
}

/** Signs an account out everywhere but in the session that asks. */
export async function endOtherSessions(db: Db, accountId: number, kept: number): Promise<void> {
  await db
    .deleteFrom('auth_session')
    .where('user_id', '=', accountId)
    .where('id', '!=', kept)
    .execute()
}

/** Notes that the password was given just now (A4). */
export async function notePassword(db: Db, id: number): Promise<void> {
  await db
    .updateTable('auth_session')
    .set({ password_at: new Date() })
    .where('id', '=', id)
    .execute()
}

/** Names the computer of the app that a token was just given to. */
export async function nameComputer(
  db: Db,
  hashes: SecretHashes,
  token: string,
  computer: string,
): Promise<void> {
  await db
    .updateTable('auth_session')
    .set({ computer })
    .where('token', '=', hashes.ofToken(token))
    .execute()
}
