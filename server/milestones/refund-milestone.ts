import { ERRORS } from '../../shared/contract/errors.ts'
import { refundEntry } from '../../shared/ledger/entry.ts'
import { decideRefund } from '../../shared/milestones/refund.ts'
import { type Money, money } from '../../shared/money/money.ts'
import { availableMinor } from '../ledger/load.ts'
import { writeEntry } from '../ledger/write.ts'
import { type CommandContext, done, type Handler, refuseField } from '../sync/command.ts'
import { readAmount } from './amount.ts'
import { findActionable, type OwnMilestone } from './find-own.ts'
import { loadRefunded } from './load.ts'
import { partiesOf, tell } from './notice.ts'

const availableTo = async ({ trx }: CommandContext, accountId: number, { currency }: Money) =>
  money(await availableMinor(trx, accountId, currency), currency)

/** Gives an amount of a released milestone to the employer, and tells him. */
async function giveBackReleased(
  context: CommandContext,
  { id, project }: OwnMilestone,
  amount: Money,
): Promise<void> {
  const { trx, nowMs, feed } = context
  const parties = { freelancerId: project.freelancer.id, employerId: project.employer.id }
  const entry = refundEntry({ ...parties, amount })
  await writeEntry(trx, entry, { milestoneId: id, atMs: nowMs })
  feed.touch(partiesOf(project), 'milestone', id)
  feed.touch(partiesOf(project), 'balance', amount.currency)
  const balance = await availableTo(context, parties.employerId, amount)
  tell(context, parties.employerId, 'milestoneRefunded', {
    project,
    amount,
    subjectId: id,
    balance,
  })
}

/** The freelancer gives released money back, in full or in part: his consent (P6). */
export const refundMilestone: Handler<'refundMilestone'> = async (context, payload) => {
  const found = await findActionable(context, payload.milestoneId, 'refund')
  if (!found.ok) return found
  const { id, project, state, amount: released } = found.value
  const amount = readAmount(project, payload.amount)
  if (!amount.ok) return amount
  const may = decideRefund({
    state,
    released,
    refunded: money(await loadRefunded(context.trx, id), released.currency),
    available: await availableTo(context, project.freelancer.id, released),
    amount: amount.value,
  })
  if (!may.ok) return refuseField(may.error, 'amount', ERRORS[may.error].title)
  await giveBackReleased(context, found.value, amount.value)
  return done
}
