import { ERRORS } from '../../shared/contract/errors.ts'
import { releaseEntry } from '../../shared/ledger/entry.ts'
import { feeOf } from '../../shared/ledger/fee.ts'
import { releaseBlockers } from '../../shared/milestones/milestone.ts'
import { compare, money } from '../../shared/money/money.ts'
import { err } from '../../shared/result.ts'
import { availableMinor } from '../ledger/load.ts'
import { writeEntry } from '../ledger/write.ts'
import { done, type Handler, refuseField } from '../sync/command.ts'
import { readAmount } from './amount.ts'
import { findActionable } from './find-own.ts'
import { partiesOf, tell } from './notice.ts'

/** The employer releases a milestone in full; both confirmations came before (P5, P8). */
export const releaseMilestone: Handler<'releaseMilestone'> = async (context, payload) => {
  const { trx, nowMs, feeBps, feed } = context
  const found = await findActionable(context, payload.milestoneId, 'release')
  if (!found.ok) return found
  const { id, project, amount } = found.value
  const typed = readAmount(project, { amount: payload.amount })
  if (!typed.ok) return typed
  if (compare(typed.value, amount) !== 0) {
    const message = 'A milestone is released in full: this is not its amount.'
    return refuseField('milestone_not_releasable', 'amount', message)
  }
  const [blocker, ...others] = releaseBlockers({
    projectType: project.type,
    deviceRegistered: project.deviceRegistered,
    hoursPosted: project.postedMs > 0,
  })
  if (blocker) {
    const issues = [blocker, ...others].map((code) => ({ path: code, message: ERRORS[code].title }))
    return err({ code: blocker, issues })
  }

  await trx
    .updateTable('milestone')
    .set({ state: 'released', released_at_ms: nowMs })
    .where('id', '=', id)
    .execute()
  const freelancerId = project.freelancer.id
  const entry = releaseEntry({
    milestoneId: id,
    freelancerId,
    amount,
    fee: feeOf(amount, feeBps),
  })
  await writeEntry(trx, entry, { milestoneId: id, atMs: nowMs })
  feed.touch(partiesOf(project), 'milestone', id)
  feed.touch(partiesOf(project), 'balance', amount.currency)
  const balance = money(await availableMinor(trx, freelancerId, amount.currency), amount.currency)
  tell(context, freelancerId, 'milestoneReleased', { project, amount, subjectId: id, balance })
  return done
}
