import { transitionDispute } from '../../shared/disputes/dispute.ts'
import { defineCommand } from '../capability/define-command.ts'
import { byDispute } from '../capability/lock-parties.ts'
import { done, refuse } from '../capability/refusal.ts'
import { escalate } from './escalate.ts'
import { findOwn } from './find.ts'
import { markMatter } from './matter.ts'
import { notifyOfDispute } from './notify.ts'
import { addOffer, saveState } from './save.ts'
import { readShare } from './share.ts'

/** The side whose turn it is answers with an offer of its own; the turn passes (P9). */
export const offerInDispute = defineCommand('offerInDispute', {
  project: byDispute,
  handle: async (context, payload) => {
    const { nowMs } = context
    const found = await findOwn(context, payload.disputeId)
    if (!found.ok) return found
    const { id, by, otherId, state, offerCount } = found.value
    const share = readShare(payload.freelancerAmount, state.amount)
    if (!share.ok) return share
    const offer = { by, freelancerAmount: share.value }
    const next = transitionDispute(state, { type: 'offer', ...offer, atMs: nowMs })
    if (!next.ok) return refuse(next.error)

    const message = payload.message.trim()
    await addOffer(context, id, { ...offer, seq: offerCount + 1, message })
    await saveState(context, found.value, next.value)
    notifyOfDispute(context, otherId, 'disputeAnswered', found.value)
    return done
  },
})

/** Either side asks for a verdict of the marketplace, once both have made an offer (P9). */
export const escalateDispute = defineCommand('escalateDispute', {
  project: byDispute,
  handle: async (context, { disputeId }) => {
    const { nowMs } = context
    const found = await findOwn(context, disputeId)
    if (!found.ok) return found
    const { by, otherId, state } = found.value
    const next = transitionDispute(state, { type: 'escalate', by, atMs: nowMs })
    if (!next.ok) return refuse(next.error)
    await escalate(context, found.value, next.value, [otherId])
    return done
  },
})

/** Whoever opened it takes it back: the money is where it was before (P9). */
export const withdrawDispute = defineCommand('withdrawDispute', {
  project: byDispute,
  handle: async (context, { disputeId }) => {
    const { nowMs } = context
    const found = await findOwn(context, disputeId)
    if (!found.ok) return found
    const { by, otherId, state } = found.value
    const next = transitionDispute(state, { type: 'withdraw', by, atMs: nowMs })
    if (!next.ok) return refuse(next.error)

    await saveState(context, found.value, next.value)
    await markMatter(context, found.value, 'inProgress')
    notifyOfDispute(context, otherId, 'disputeResolved', found.value)
    return done
  },
})
