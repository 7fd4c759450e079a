import { openedDispute } from '../../shared/disputes/dispute.ts'
import { defineCommand } from '../capability/define-command.ts'
import { done, refuse } from '../capability/refusal.ts'
import { partiesOf } from '../projects/parties.ts'
import { sidesOf } from './find.ts'
import { findMatter, markMatter } from './matter.ts'
import { notifyOfDispute } from './notify.ts'
import { addOffer, columnsOf } from './save.ts'
import { readReason, readShare } from './share.ts'

/** Either party disputes held money or an unpaid invoice, and makes the first offer (P9, I8). */
export const openDispute = defineCommand('openDispute', {
  project: ({ about }) => about,
  handle: async (context, payload) => {
    const { trx, caller, commandId: id, nowMs, feed } = context
    const matter = await findMatter(context, payload.about)
    if (!matter.ok) return matter
    const { about, project, amount } = matter.value
    const reason = readReason(payload.reason, 'reason')
    if (!reason.ok) return reason
    const share = readShare(payload.freelancerAmount, amount)
    if (!share.ok) return share
    const freelancerAmount = share.value
    const sides = sidesOf(project, caller.accountId)
    if (!sides) return refuse('not_found')
    const { by, otherId } = sides
    // Whether it may be taken back is read from the others about the same thing when it is asked.
    const opening = { amount, by, freelancerAmount, withdrawnBefore: false }
    const state = openedDispute({ ...opening, atMs: nowMs })

    await markMatter(context, matter.value, 'disputed')
    await trx
      .insertInto('dispute')
      .values({
        ...columnsOf(state, nowMs),
        id,
        project_id: project.id,
        milestone_id: about.kind === 'milestone' ? about.id : null,
        invoice_id: about.kind === 'invoice' ? about.id : null,
        opened_by: by,
        reason: reason.value,
        amount: amount.minor,
        currency: amount.currency,
        opened_at_ms: nowMs,
      })
      .execute()
    // What the first offer has to say is the reason.
    await addOffer(context, id, { seq: 1, by, freelancerAmount, message: '' })
    feed.touch(partiesOf(project), 'dispute', id)
    const dispute = { id, project, state }
    notifyOfDispute(context, otherId, 'disputeOpened', dispute)
    return done
  },
})
