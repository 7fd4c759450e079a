import type { Milestone, Party } from '../../../shared/contract/entities.ts'
import { transitionMilestone } from '../../../shared/milestones/milestone.ts'
import { refundable } from './amount-left.ts'

const OF_PARTY = {
  employer: ['release', 'cancel', 'withdrawCancellation', 'requestCancellation'],
  freelancer: ['requestRelease', 'rejectCancellation', 'cancel', 'refund'],
} as const

/** What a party can do with a milestone from its row. */
export type RowAction = (typeof OF_PARTY)[Party][number]

/** What the party may do with it as it stands, the likeliest first (P3, P5-P7). */
export const actionsOf = (milestone: Milestone, party: Party): RowAction[] =>
  OF_PARTY[party].filter(
    (action) =>
      transitionMilestone(milestone.state, action, party).ok &&
      (action !== 'refund' || refundable(milestone) !== null),
  )

/** Whether an action stands behind the row's menu: what nobody waits for, and gives money away. */
export const isSeldom = ({ state }: Milestone, action: RowAction): boolean =>
  action === 'requestCancellation' ||
  action === 'refund' ||
  (action === 'cancel' && state !== 'pending' && state !== 'cancellationRequested')
