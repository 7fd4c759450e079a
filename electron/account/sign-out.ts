import type { Api } from '../sync/api.ts'
import type { AccountKeeper } from './account.ts'
import type { SignIn } from './sign-in.ts'

/** What signing out needs. */
export type SignOutPorts = {
  account: Pick<AccountKeeper, 'token' | 'dropToken'>
  signIn: Pick<SignIn, 'cancel'>
  api: () => Promise<Pick<Api, 'signOut'>>
  /** Both loops see at once that nobody is signed in. */
  onSignedOut(): void
}

/**
 * Signs out of this computer. The marketplace is told as far as it can be reached: nobody waits for
 * that, as the request has its token already. What is tracked and what waits stays the account's (Y6).
 */
export async function signOut({ account, signIn, api, onSignedOut }: SignOutPorts): Promise<void> {
  signIn.cancel()
  if (account.token() !== null) void (await api()).signOut()
  account.dropToken()
  onSignedOut()
}
