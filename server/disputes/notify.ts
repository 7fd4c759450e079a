import type { Notice } from '../../shared/contract/feed.ts'
import { money } from '../../shared/money/money.ts'
import type { WorkContext } from '../capability/context.ts'
import { notifyOfMoney } from '../feed/notify.ts'
import { availableMinor } from '../ledger/load.ts'
import type { FoundDispute } from './find.ts'

type Told = Pick<FoundDispute, 'id' | 'project'> & { state: Pick<FoundDispute['state'], 'amount'> }

/** Tells someone about a dispute: over how much it is, whatever was offered (N1). */
export function tellOf(
  context: WorkContext,
  receiverId: number,
  kind: Extract<Notice['kind'], `dispute${string}`>,
  { id, project, state }: Told,
): void {
  notifyOfMoney(context, receiverId, kind, { project, amount: state.amount, subjectId: id })
}

/** Both parties hear that it has ended; a freelancer who was paid, with his balance (N1). */
export async function tellEnd(
  context: WorkContext,
  dispute: Told,
  wasPaid: boolean,
): Promise<void> {
  const { id, project, state } = dispute
  const { amount } = state
  tellOf(context, project.employer.id, 'disputeResolved', dispute)
  const freelancerId = project.freelancer.id
  const available = await availableMinor(context.trx, freelancerId, amount.currency)
  notifyOfMoney(context, freelancerId, 'disputeResolved', {
    project,
    amount,
    subjectId: id,
    ...(wasPaid ? { balance: money(available, amount.currency) } : {}),
  })
}
