import type { Project } from '../../shared/contract/entities.ts'
import { refundEntry } from '../../shared/ledger/entry.ts'
import type { MilestoneError } from '../../shared/milestones/milestone.ts'
import { type Money, money, type SplitError } from '../../shared/money/money.ts'
import type { CommandContext } from '../capability/context.ts'
import { refuseField } from '../capability/refusal.ts'
import { notifyOfMoney } from '../feed/notify.ts'
import { availableMinor } from '../ledger/load.ts'
import { writeEntry } from '../ledger/write.ts'
import { partiesOf } from '../projects/parties.ts'

/** What an account can give back, in the currency of an amount. */
export const availableTo = async (
  { trx }: Pick<CommandContext, 'trx'>,
  accountId: number,
  { currency }: Money,
): Promise<Money> => money(await availableMinor(trx, accountId, currency), currency)

/** Refuses a refund, beside the amount (P6). */
export const refuseRefund = (error: MilestoneError | SplitError | 'refund_exceeds_balance') =>
  refuseField(error, 'amount')

/** Moves what was paid from the freelancer to the employer's balance, and notifies the employer (P6). */
export async function giveBackPaid(
  context: CommandContext,
  project: Project,
  amount: Money,
  of: { kind: 'milestone' | 'invoice'; id: string },
): Promise<void> {
  const { trx, nowMs, feed } = context
  const parties = { freelancerId: project.freelancer.id, employerId: project.employer.id }
  await writeEntry(trx, refundEntry({ ...parties, amount }), {
    milestoneId: of.kind === 'milestone' ? of.id : null,
    invoiceId: of.kind === 'invoice' ? of.id : null,
    atMs: nowMs,
  })
  feed.touch(partiesOf(project), of.kind, of.id)
  feed.touch(partiesOf(project), 'balance', amount.currency)
  const balance = await availableTo(context, parties.employerId, amount)
  const about = { project, amount, subjectId: of.id, balance }
  notifyOfMoney(context, parties.employerId, `${of.kind}Refunded`, about)
}
