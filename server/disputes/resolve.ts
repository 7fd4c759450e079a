import { type DisputeEvent, transitionDispute } from '../../shared/disputes/dispute.ts'
import type { Result } from '../../shared/result.ts'
import { type CommandContext, requireRole } from '../capability/context.ts'
import { defineCommand } from '../capability/define-command.ts'
import { byDispute } from '../capability/lock-parties.ts'
import { type Refusal, refuse } from '../capability/refusal.ts'
import { carryOut } from './carry-out.ts'
import { type FoundDispute, findOwn, findSeen } from './find.ts'
import { readReason, readShare } from './share.ts'

/** Ends a dispute by what somebody did, if that is a verdict and may be carried out now. */
function end(
  context: CommandContext,
  dispute: FoundDispute,
  event: DisputeEvent,
  decision: { reasoning?: string; decidedBy?: number } = {},
): Promise<Result<void, Refusal>> | Result<never, Refusal> {
  const next = transitionDispute(dispute.state, event)
  if (!next.ok) return refuse(next.error)
  if (next.value.stage !== 'resolved') throw new Error('not a verdict')
  return carryOut(context, dispute, next.value, { newId: context.commandId, ...decision })
}

/** One side takes the other's newest offer, if it is still that one: an agreement (P9). */
export const acceptDisputeOffer = defineCommand('acceptDisputeOffer', {
  project: byDispute,
  handle: async (context, payload) => {
    const found = await findOwn(context, payload.disputeId)
    if (!found.ok) return found
    const { by, state } = found.value
    const share = readShare(payload.freelancerAmount, state.amount)
    if (!share.ok) return share
    const accept = { type: 'accept', by, freelancerAmount: share.value } as const
    return end(context, found.value, { ...accept, atMs: context.nowMs })
  },
})

/** The arbiter's verdict: all, a part or nothing for the freelancer, and why (P9). */
export const decideDispute = defineCommand('decideDispute', {
  project: byDispute,
  handle: async (context, payload) => {
    const judge = requireRole(context, 'arbiter')
    if (!judge.ok) return judge
    const found = await findSeen(context, payload.disputeId)
    if (!found.ok) return found
    const reasoning = readReason(payload.reasoning, 'reasoning')
    if (!reasoning.ok) return reasoning
    const share = readShare(payload.freelancerAmount, found.value.state.amount)
    if (!share.ok) return share
    const decide = { type: 'decide', freelancerAmount: share.value, atMs: context.nowMs } as const
    return end(context, found.value, decide, {
      reasoning: reasoning.value,
      decidedBy: context.caller.accountId,
    })
  },
})
