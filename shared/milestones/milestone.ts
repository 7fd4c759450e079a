import type { Money } from '../money/money.ts'
import { compare } from '../money/money.ts'
import { err, ok, type Result } from '../result.ts'

/** Where a milestone payment stands (P3). All but the two ends are held money. */
export type MilestoneState =
  | 'pending'
  | 'inProgress'
  | 'releaseRequested'
  | 'cancellationRequested'
  | 'released'
  | 'cancelled'
  | 'disputed'

/** Who acts on a milestone. */
export type MilestoneParty = 'employer' | 'freelancer'

/** What can be done to one today. `acceptAward`: the freelancer accepts the project (P3). */
export type MilestoneAction = 'acceptAward' | 'release' | 'cancel'

/** Why a milestone stays as it is. */
export type MilestoneError = 'milestone_not_releasable' | 'milestone_not_cancellable'

/** A new milestone waits for the award to be accepted, if it is not yet (P3). */
export const createdState = (awardAccepted: boolean): 'pending' | 'inProgress' =>
  awardAccepted ? 'inProgress' : 'pending'

/** Whether the money is held: neither the employer's to spend nor the freelancer's (P4). */
export const isHeld = (state: MilestoneState): boolean =>
  state !== 'released' && state !== 'cancelled'

const RELEASABLE: readonly MilestoneState[] = ['inProgress', 'releaseRequested']
const CANCELLABLE_BY_FREELANCER: readonly MilestoneState[] = [
  'inProgress',
  'releaseRequested',
  'cancellationRequested',
]

/**
 * The state an action leads to. Only the employer releases, and only what the freelancer has
 * accepted (P5). Before that only the employer cancels, afterwards only the freelancer (P7).
 * `acceptAward` leaves what is not pending as it is.
 */
export function transitionMilestone(
  state: MilestoneState,
  action: MilestoneAction,
  by: MilestoneParty,
): Result<MilestoneState, MilestoneError> {
  switch (action) {
    case 'acceptAward':
      return ok(state === 'pending' ? 'inProgress' : state)
    case 'release':
      if (by !== 'employer' || !RELEASABLE.includes(state)) return err('milestone_not_releasable')
      return ok('released')
    case 'cancel': {
      const may =
        by === 'employer' ? state === 'pending' : CANCELLABLE_BY_FREELANCER.includes(state)
      return may ? ok('cancelled') : err('milestone_not_cancellable')
    }
  }
}

/** What stands between an hourly project's milestone and its release (P8). */
export type ReleaseBlocker = 'desktop_app_required' | 'hours_not_posted'

/**
 * What is missing before a milestone may be released: on an hourly project the freelancer's
 * registered device and tracked hours posted for this project; on a fixed one nothing (P8).
 */
export function releaseBlockers(project: {
  projectType: 'hourly' | 'fixed'
  deviceRegistered: boolean
  hoursPosted: boolean
}): ReleaseBlocker[] {
  if (project.projectType === 'fixed') return []
  const blockers: ReleaseBlocker[] = []
  if (!project.deviceRegistered) blockers.push('desktop_app_required')
  if (!project.hoursPosted) blockers.push('hours_not_posted')
  return blockers
}

/**
 * Where a new milestone's money comes from, whole: the available balance if it suffices, else the
 * verified payment source if that does, else nowhere (P2). Never from both.
 */
export function fundingSource(funds: {
  available: Money
  sourceVerified: boolean
  /** The most the source can be charged; left out or null where it has no limit. */
  sourceLimit?: Money | null
  amount: Money
}): 'balance' | 'source' | 'insufficient_funds' {
  const { available, sourceVerified, sourceLimit = null, amount } = funds
  if (compare(available, amount) >= 0) return 'balance'
  if (!sourceVerified) return 'insufficient_funds'
  return !sourceLimit || compare(sourceLimit, amount) >= 0 ? 'source' : 'insufficient_funds'
}
