import {
  type DisputeEvent,
  openedDispute,
  transitionDispute,
} from '../../../../shared/disputes/dispute.ts'
import { divide, parseShare } from '../../../../shared/disputes/share.ts'
import { refundHold, releaseEntry } from '../../../../shared/ledger/entry.ts'
import { feeOf } from '../../../../shared/ledger/fee.ts'
import { transitionMilestone } from '../../../../shared/milestones/milestone.ts'
import type { Money } from '../../../../shared/money/money.ts'
import { type Books, type ModelCommand, write } from './books.ts'
import { APPLIED, blockerOf, type Code, end, milestoneOf, partyOf } from './ending.ts'

type DisputeCommand = ModelCommand<
  'offerInDispute' | 'acceptDisputeOffer' | 'escalateDispute' | 'withdrawDispute' | 'decideDispute'
>

function eventOf(books: Books, command: DisputeCommand, share: Money): DisputeEvent {
  const at = { by: partyOf(command), atMs: books.nowMs }
  switch (command.type) {
    case 'offerInDispute':
      return { type: 'offer', freelancerAmount: share, ...at }
    case 'acceptDisputeOffer':
      return { type: 'accept', freelancerAmount: share, ...at }
    case 'decideDispute':
      return { type: 'decide', freelancerAmount: share, atMs: books.nowMs }
    case 'escalateDispute':
      return { type: 'escalate', ...at }
    case 'withdrawDispute':
      return { type: 'withdraw', ...at }
  }
}

/** Divides the money of a milestone as a verdict says (P9). */
function divideMilestone(books: Books, milestoneId: string, granted: Money, newId: string): void {
  const milestone = milestoneOf(books, milestoneId)
  const { freelancerId, employerId } = books
  const { toFreelancer, toEmployer } = divide(milestone.amount, granted)
  const by = 'marketplace'
  if (toFreelancer.minor > 0n) {
    end(books, milestone, toFreelancer, { action: 'resolveForFreelancer', by, newId })
    const fee = feeOf(toFreelancer, books.feeBps)
    write(books, releaseEntry({ milestoneId, freelancerId, amount: toFreelancer, fee }))
  }
  if (toEmployer.minor > 0n) {
    end(books, milestone, toEmployer, { action: 'resolveForEmployer', by, newId })
    write(books, refundHold({ milestoneId, employerId, amount: toEmployer }))
  }
}

/** What becomes of a command about a dispute; a verdict ends the milestone. */
export function decideInDispute(books: Books, command: DisputeCommand): Code {
  const found = books.disputes.get(command.payload.disputeId)
  if (!found) return 'not_found'
  const { milestoneId, state } = found
  const typed = 'freelancerAmount' in command.payload ? command.payload.freelancerAmount : '0'
  const share = parseShare(typed, state.amount)
  if (!share.ok) return share.error
  const next = transitionDispute(state, eventOf(books, command, share.value))
  if (!next.ok) return next.error
  const milestone = milestoneOf(books, milestoneId)
  if (next.value.stage === 'resolved') {
    const granted = next.value.verdict.freelancerAmount
    const blocker = granted.minor > 0n ? blockerOf(books, milestone) : undefined
    if (blocker) return blocker
    divideMilestone(books, milestoneId, granted, command.id)
  }
  if (next.value.stage === 'withdrawn') milestone.state = 'inProgress'
  found.state = next.value
  return APPLIED
}

/** A dispute over held money, with the opener's offer. */
export function openInModel(books: Books, command: ModelCommand<'openDispute'>): Code {
  const by = partyOf(command)
  const milestone = milestoneOf(books, command.payload.about.id)
  const { id: milestoneId, amount } = milestone
  const next = transitionMilestone(milestone.state, 'dispute', by)
  if (!next.ok) return next.error
  const share = parseShare(command.payload.freelancerAmount, amount)
  if (!share.ok) return share.error
  const withdrawnBefore = [...books.disputes.values()].some(
    ({ milestoneId: of, state }) =>
      of === milestoneId && state.stage === 'withdrawn' && state.openedBy === by,
  )
  const opening = { amount, by, freelancerAmount: share.value, withdrawnBefore, atMs: books.nowMs }
  milestone.state = next.value
  books.disputes.set(command.id, { milestoneId, state: openedDispute(opening) })
  return APPLIED
}
