import { transitionDispute } from '../../shared/disputes/dispute.ts'
import { done, type Handler, refuse } from '../sync/command.ts'
import { findArbiters } from './arbiters.ts'
import { findSeen, otherParty, sideOf } from './find.ts'
import { markMatter } from './matter.ts'
import { addOffer, saveState } from './save.ts'
import { readShare } from './share.ts'
import { tellOf } from './tell.ts'

/** The side whose turn it is answers with an offer of its own; the turn passes (P9). */
export const offerInDispute: Handler<'offerInDispute'> = async (context, payload) => {
  const { caller, nowMs } = context
  const found = await findSeen(context, payload.disputeId)
  if (!found.ok) return found
  const { id, project, state, offerCount } = found.value
  const share = readShare(payload.freelancerAmount, state.amount)
  if (!share.ok) return share
  const offer = { by: sideOf(project, caller.accountId), freelancerAmount: share.value }
  const next = transitionDispute(state, { type: 'offer', ...offer, atMs: nowMs })
  if (!next.ok) return refuse(next.error)

  const message = payload.message.trim()
  await addOffer(context, id, { ...offer, seq: offerCount + 1, message })
  await saveState(context, found.value, next.value)
  tellOf(context, otherParty(project, caller.accountId), 'disputeAnswered', found.value)
  return done
}

/** Either side asks for a verdict of the marketplace, once both have made an offer (P9). */
export const escalateDispute: Handler<'escalateDispute'> = async (context, { disputeId }) => {
  const { caller, nowMs } = context
  const found = await findSeen(context, disputeId)
  if (!found.ok) return found
  const { project, state } = found.value
  const by = sideOf(project, caller.accountId)
  const next = transitionDispute(state, { type: 'escalate', by, atMs: nowMs })
  if (!next.ok) return refuse(next.error)

  await saveState(context, found.value, next.value)
  const told = [otherParty(project, caller.accountId), ...(await findArbiters(context))]
  for (const receiverId of told) tellOf(context, receiverId, 'disputeEscalated', found.value)
  return done
}

/** Whoever opened it takes it back: the money is where it was before (P9). */
export const withdrawDispute: Handler<'withdrawDispute'> = async (context, { disputeId }) => {
  const { caller, nowMs } = context
  const found = await findSeen(context, disputeId)
  if (!found.ok) return found
  const { project, state } = found.value
  const by = sideOf(project, caller.accountId)
  const next = transitionDispute(state, { type: 'withdraw', by, atMs: nowMs })
  if (!next.ok) return refuse(next.error)

  await saveState(context, found.value, next.value)
  await markMatter(context, found.value, 'inProgress')
  tellOf(context, otherParty(project, caller.accountId), 'disputeResolved', found.value)
  return done
}
