import type { Notice } from '../../shared/contract/feed.ts'
import { money } from '../../shared/money/money.ts'
import type { WorkContext } from '../capability/context.ts'
import { notifyOfMoney } from '../feed/notify.ts'
import { availableMinor } from '../ledger/load.ts'
import type { FoundDispute } from './find.ts'

type Notified = Pick<FoundDispute, 'id' | 'project'> & {
  state: Pick<FoundDispute['state'], 'amount'>
}

/** Gives an account a notice about a dispute, with the whole disputed amount (N1). */
export function notifyOfDispute(
  context: WorkContext,
  receiverId: number,
  kind: Extract<Notice['kind'], `dispute${string}`>,
  { id, project, state }: Notified,
): void {
  notifyOfMoney(context, receiverId, kind, { project, amount: state.amount, subjectId: id })
}

/** Notifies both parties of the end; a freelancer who was paid also reads their balance (N1). */
export async function notifyOfEnd(
  context: WorkContext,
  dispute: Notified,
  wasPaid: boolean,
): Promise<void> {
  const { id, project, state } = dispute
  const { amount } = state
  notifyOfDispute(context, project.employer.id, 'disputeResolved', dispute)
  const freelancerId = project.freelancer.id
  const available = await availableMinor(context.trx, freelancerId, amount.currency)
  notifyOfMoney(context, freelancerId, 'disputeResolved', {
    project,
    amount,
    subjectId: id,
    ...(wasPaid ? { balance: money(available, amount.currency) } : {}),
  })
}
