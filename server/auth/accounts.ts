import { createHmac } from 'node:crypto'
import { APIError } from 'better-auth'
import type { Role } from '../../shared/contract/entities.ts'
import type { Auth } from './auth.ts'

export type NewUser = { name: string; email: string; password: string; role: Role; zone: string }

/** Creates an account with a password, through the library's own sign-up; answers its id. */
export async function createUser(auth: Auth, user: NewUser): Promise<number> {
  const made = await auth.api.signUpEmail({ body: user })
  return Number(made.user.id)
}

/** Whether a password is that of whoever a request proves itself as. */
export async function isOwnPassword(
  auth: Auth,
  proof: Headers,
  password: string,
): Promise<boolean> {
  try {
    await auth.api.verifyPassword({ headers: proof, body: { password } })
    return true
  } catch (error) {
    if (error instanceof APIError && error.statusCode === 400) return false
    throw error
  }
}

/** Ends every session of an account: whoever goes on with it signs in anew. */
export async function endSessions(auth: Auth, accountId: number): Promise<void> {
  const { internalAdapter } = await auth.$context
  await internalAdapter.deleteUserSessions(String(accountId))
}

const DAY_MS = 86_400_000

/**
 * A session token of the account, as somebody who has just given their password would hold it. It is
 * good for a year from each start, and stays the same as long as the marketplace keeps its secret.
 */
export async function issueToken(auth: Auth, secret: string, accountId: number): Promise<string> {
  const { internalAdapter } = await auth.$context
  const token = createHmac('sha256', secret).update(`sandbox ${accountId}`).digest('base64url')
  const expiresAt = new Date(Date.now() + 365 * DAY_MS)
  // A password that is given in the future is always recent.
  const lasting = { expiresAt, passwordAt: expiresAt }
  if (await internalAdapter.findSession(token)) {
    await internalAdapter.updateSession(token, lasting)
  } else {
    const made = { token, ...lasting, kind: 'password', userAgent: 'milepost-sandbox' }
    await internalAdapter.createSession(String(accountId), false, made, true)
  }
  return token
}
