import type { Role } from '../contract/entities.ts'
import { err, ok, type Result } from '../result.ts'

/** Why an account does not become an arbiter's. */
export type ArbiterError = 'has_projects' | 'has_money'

/**
 * Whether an account becomes an arbiter's, or is one. Only one that never had part in a project and has
 * no money here: nobody decides disputes of a marketplace in which they take part (P9).
 */
export function decideArbiter(account: {
  role: Role
  /** Posted, awarded or bid on. */
  hasProjects: boolean
  hasMoney: boolean
}): Result<'make' | 'before', ArbiterError> {
  if (account.role === 'arbiter') return ok('before')
  if (account.hasProjects) return err('has_projects')
  return account.hasMoney ? err('has_money') : ok('make')
}
