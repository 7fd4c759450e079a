import { refundHold } from '../../shared/ledger/entry.ts'
import { writeEntry } from '../ledger/write.ts'
import { done, type Handler } from '../sync/command.ts'
import { findActionable } from './find-own.ts'
import { partiesOf, tell } from './notice.ts'

/** Held money goes back to the employer: his cancel before acceptance, the freelancer's after (P7). */
export const cancelMilestone: Handler<'cancelMilestone'> = async (context, { milestoneId }) => {
  const { trx, caller, nowMs, feed } = context
  const found = await findActionable(context, milestoneId, 'cancel')
  if (!found.ok) return found
  const { id, project, amount } = found.value

  await trx
    .updateTable('milestone')
    .set({ state: 'cancelled', cancelled_at_ms: nowMs })
    .where('id', '=', id)
    .execute()
  const employerId = project.employer.id
  const entry = refundHold({ milestoneId: id, employerId, amount })
  await writeEntry(trx, entry, { milestoneId: id, atMs: nowMs })
  feed.touch(partiesOf(project), 'milestone', id)
  feed.touch(partiesOf(project), 'balance', amount.currency)
  const other = caller.accountId === employerId ? project.freelancer.id : employerId
  tell(context, other, 'milestoneCancelled', { project, amount, subjectId: id })
  return done
}
