import type { Role } from '../../shared/contract/entities.ts'
import type { Auth } from './auth.ts'

export type NewUser = { name: string; email: string; password: string; role: Role; zone: string }

/** Creates an account with a password, through the library's own sign-up; answers its id. */
export async function createUser(auth: Auth, user: NewUser): Promise<number> {
  const made = await auth.api.signUpEmail({ body: user })
  return Number(made.user.id)
}

/** A session token of the account, as a device that signed in would hold it, good for `days`. */
export async function issueToken(auth: Auth, accountId: number, days: number): Promise<string> {
  const { internalAdapter } = await auth.$context
  const expiresAt = new Date(Date.now() + days * 86_400_000)
  const session = await internalAdapter.createSession(
    String(accountId),
    false,
    { expiresAt, userAgent: 'milepost-sandbox' },
    true,
  )
  return session.token
}
