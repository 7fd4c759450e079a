import { createContext, type ReactNode, useContext } from 'react'
import type { Account, Party } from '../../../shared/contract/entities.ts'

const AccountContext = createContext<Account | null>(null)

/** Makes the signed-in account known below. */
export function AccountProvider({ account, children }: { account: Account; children: ReactNode }) {
  return <AccountContext.Provider value={account}>{children}</AccountContext.Provider>
}

/** The signed-in account; only for parts of signed-in pages. */
export function useAccount(): Account {
  const account = useContext(AccountContext)
  if (!account) throw new Error('no account above this component')
  return account
}

/** Which side of a project the signed-in account is on. */
export const useParty = (): Party => (useAccount().role === 'employer' ? 'employer' : 'freelancer')
