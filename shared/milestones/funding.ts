import type { Money } from '../money/money.ts'
import { compare } from '../money/money.ts'
import { err, ok, type Result } from '../result.ts'
import type { ProjectStatus } from './request.ts'

/** The employer's two purses (P2). */
export type Purse = 'balance' | 'source'

/** The funds that can pay an amount. */
export type Funds = {
  available: Money
  sourceVerified: boolean
  /** The most the source can be charged; left out or null where it has no limit. */
  sourceLimit?: Money | null
  amount: Money
}

/**
 * Where all of a new milestone's money comes from: the available balance if it suffices, else the
 * verified payment source if that does, else nowhere (P2). Never from both.
 */
export function fundingSource(funds: Funds): Purse | 'insufficient_funds' {
  const { available, sourceVerified, sourceLimit = null, amount } = funds
  if (compare(available, amount) >= 0) return 'balance'
  if (!sourceVerified) return 'insufficient_funds'
  return !sourceLimit || compare(sourceLimit, amount) >= 0 ? 'source' : 'insufficient_funds'
}

/** What the employer has agreed to be charged: one of their purses, or whichever suffices (P2). */
export type Confirmed = Purse | 'any'

/**
 * Which purse a payment is charged to. When *Confirm Payment* named the other one, nothing is: the
 * employer has not agreed to that (P2).
 */
export function decideCharge(
  funds: Funds,
  confirmed: Confirmed,
): Result<Purse, 'insufficient_funds' | 'charge_changed'> {
  const source = fundingSource(funds)
  if (source === 'insufficient_funds') return err(source)
  return confirmed === 'any' || confirmed === source ? ok(source) : err('charge_changed')
}

/** Whether money may be held for a project: awarded or in Current Work, not past (P1). */
export const canHold = (project: {
  projectStatus: ProjectStatus
}): Result<null, 'project_not_in_current_work'> =>
  project.projectStatus === 'complete' ? err('project_not_in_current_work') : ok(null)
