import type { Role } from '../../shared/contract/entities.ts'
import type { Auth } from './auth.ts'

export type NewUser = { name: string; email: string; password: string; role: Role; zone: string }

/** Creates an account with a password, through the library's own sign-up; answers its id. */
export async function createUser(auth: Auth, user: NewUser): Promise<number> {
  const made = await auth.api.signUpEmail({ body: user })
  return Number(made.user.id)
}

/** Ends every session of an account: whoever goes on with it signs in anew. */
export async function endSessions(auth: Auth, accountId: number): Promise<void> {
  const { internalAdapter } = await auth.$context
  await internalAdapter.deleteUserSessions(String(accountId))
}

const DAY_MS = 86_400_000

/** Marks the sessions made here, so that a later start finds and gives out the same ones. */
const MADE_BY = 'milepost-sandbox'

/**
 * A session token of the account, as a device that signed in would hold it. It is good for a year
 * and stays the same over restarts until a month before it ends.
 */
export async function issueToken(auth: Auth, accountId: number): Promise<string> {
  const { internalAdapter } = await auth.$context
  const userId = String(accountId)
  const sessions = await internalAdapter.listSessions(userId, { onlyActiveSessions: true })
  const kept = sessions.find(
    ({ userAgent, expiresAt }) =>
      userAgent === MADE_BY && expiresAt.getTime() > Date.now() + 30 * DAY_MS,
  )
  if (kept) return kept.token
  const expiresAt = new Date(Date.now() + 365 * DAY_MS)
  const made = await internalAdapter.createSession(
    userId,
    false,
    { expiresAt, userAgent: MADE_BY },
    true,
  )
  return made.token
}
