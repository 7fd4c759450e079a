import { err, ok, type Result } from '../result.ts'

/**
 * The life of a milestone payment (P3). Beside each step stands who takes it: E the employer, F the
 * freelancer, M the marketplace, when an invoice falls due, a dispute is decided or an award goes.
 *
 *   pending ── acceptAward F ─▶ inProgress ── requestRelease F ─▶ releaseRequested
 *                                │      ▲                             │
 *           requestCancellation E│      │rejectCancellation F         │requestCancellation E
 *                                ▼      │withdrawCancellation E       │
 *                            cancellationRequested ◀──────────────────┘
 *
 *   inProgress, releaseRequested ────────────────────── release E M ─▶ released ── refund F ─▶ released
 *   pending ──────────────────────────────────────────── cancel E M ─▶ cancelled
 *   inProgress, releaseRequested, cancellationRequested ── cancel F ─▶ cancelled
 *                                                      dispute E F ──▶ disputed
 *   disputed ───────────────────────────────────── withdrawDispute E F ─▶ inProgress
 *                                               resolveForFreelancer M ─▶ released
 *                                                 resolveForEmployer M ─▶ cancelled
 */
export type MilestoneState =
  | 'pending'
  | 'inProgress'
  | 'releaseRequested'
  | 'cancellationRequested'
  | 'released'
  | 'cancelled'
  | 'disputed'

/** Who acts on a milestone. */
export type MilestoneActor = 'employer' | 'freelancer' | 'marketplace'

/** What can be done to one. `acceptAward`: the freelancer accepts the project (P3). */
export type MilestoneAction =
  | 'acceptAward'
  | 'release'
  | 'cancel'
  | 'requestRelease'
  | 'requestCancellation'
  | 'rejectCancellation'
  | 'withdrawCancellation'
  | 'refund'
  | 'dispute'
  | 'withdrawDispute'
  | 'resolveForFreelancer'
  | 'resolveForEmployer'

/** Why a milestone stays as it is. */
export type MilestoneError =
  | 'award_already_answered'
  | 'milestone_not_releasable'
  | 'milestone_not_cancellable'
  | 'release_not_requestable'
  | 'cancellation_not_requestable'
  | 'cancellation_not_requested'
  | 'milestone_not_refundable'
  | 'milestone_disputed'
  | 'dispute_not_openable'
  | 'dispute_ended'

type Arrow = {
  action: MilestoneAction
  by: readonly MilestoneActor[]
  from: readonly MilestoneState[]
  to: MilestoneState
}

const PAYABLE = ['inProgress', 'releaseRequested'] as const
const ACCEPTED = [...PAYABLE, 'cancellationRequested'] as const
const PARTIES = ['employer', 'freelancer'] as const

/** The diagram above as a table; what is not in it cannot be done. */
const ARROWS: readonly Arrow[] = [
  { action: 'acceptAward', by: ['freelancer'], from: ['pending'], to: 'inProgress' },
  { action: 'release', by: ['employer', 'marketplace'], from: PAYABLE, to: 'released' },
  { action: 'cancel', by: ['employer', 'marketplace'], from: ['pending'], to: 'cancelled' },
  { action: 'cancel', by: ['freelancer'], from: ACCEPTED, to: 'cancelled' },
  { action: 'requestRelease', by: ['freelancer'], from: ['inProgress'], to: 'releaseRequested' },
  { action: 'requestCancellation', by: ['employer'], from: PAYABLE, to: 'cancellationRequested' },
  {
    action: 'rejectCancellation',
    by: ['freelancer'],
    from: ['cancellationRequested'],
    to: 'inProgress',
  },
  {
    action: 'withdrawCancellation',
    by: ['employer'],
    from: ['cancellationRequested'],
    to: 'inProgress',
  },
  { action: 'refund', by: ['freelancer'], from: ['released'], to: 'released' },
  { action: 'dispute', by: PARTIES, from: ACCEPTED, to: 'disputed' },
  { action: 'withdrawDispute', by: PARTIES, from: ['disputed'], to: 'inProgress' },
  { action: 'resolveForFreelancer', by: ['marketplace'], from: ['disputed'], to: 'released' },
  { action: 'resolveForEmployer', by: ['marketplace'], from: ['disputed'], to: 'cancelled' },
]

const REFUSALS: Record<MilestoneAction, MilestoneError> = {
  acceptAward: 'award_already_answered',
  release: 'milestone_not_releasable',
  cancel: 'milestone_not_cancellable',
  requestRelease: 'release_not_requestable',
  requestCancellation: 'cancellation_not_requestable',
  rejectCancellation: 'cancellation_not_requested',
  withdrawCancellation: 'cancellation_not_requested',
  refund: 'milestone_not_refundable',
  dispute: 'dispute_not_openable',
  withdrawDispute: 'dispute_ended',
  resolveForFreelancer: 'dispute_ended',
  resolveForEmployer: 'dispute_ended',
}

/** A new milestone waits for the award to be accepted, if it is not yet (P3). */
export const createdState = (awardAccepted: boolean): 'pending' | 'inProgress' =>
  awardAccepted ? 'inProgress' : 'pending'

/** A state in which the money is held: neither the employer's to spend nor the freelancer's (P4). */
export type HeldState = Exclude<MilestoneState, 'released' | 'cancelled'>

/** Whether the money is held (P4). */
export const isHeld = (state: MilestoneState): state is HeldState =>
  state !== 'released' && state !== 'cancelled'

/**
 * The state an action leads to, or why it cannot be done. Only the employer releases, and only what
 * the freelancer has accepted (P5). Before that only the employer cancels, afterwards only the
 * freelancer (P7). While a dispute is open, only the dispute decides (P9).
 */
export function transitionMilestone(
  state: MilestoneState,
  action: MilestoneAction,
  by: MilestoneActor,
): Result<MilestoneState, MilestoneError> {
  const arrow = ARROWS.find(
    (each) => each.action === action && each.by.includes(by) && each.from.includes(state),
  )
  if (arrow) return ok(arrow.to)
  return err(state === 'disputed' ? 'milestone_disputed' : REFUSALS[action])
}
