import {
  arbitratedBySilence,
  type DisputeEvent,
  mayDisputeInvoice,
  openedDispute,
  settledBySilence,
  transitionDispute,
} from '../../../../../shared/disputes/dispute.ts'
import { refundHold, releaseEntry } from '../../../../../shared/ledger/entry.ts'
import { transitionMilestone } from '../../../../../shared/milestones/milestone.ts'
import { add, type Money, subtract } from '../../../../../shared/money/money.ts'
import { err, ok, type Result } from '../../../../../shared/result.ts'
import { type Books, type ModelCommand, type ModelDispute, write } from './books.ts'
import { dueOf } from './decide-invoice.ts'
import { APPLIED, blockerOf, type Code, end, milestoneOf, partyOf } from './ending.ts'
import { feeOn, readShare } from './sums.ts'

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
  const toEmployer = subtract(milestone.amount, granted)
  const by = 'marketplace'
  if (granted.minor > 0n) {
    end(books, milestone, granted, { action: 'resolveForFreelancer', by, newId })
    const fee = feeOn(books, milestone.projectId, granted)
    write(books, releaseEntry({ milestoneId, freelancerId, amount: granted, fee }))
  }
  if (toEmployer.minor > 0n) {
    end(books, milestone, toEmployer, { action: 'resolveForEmployer', by, newId })
    write(books, refundHold({ milestoneId, employerId, amount: toEmployer }))
  }
}

/** Ends a dispute by a verdict, if that may be carried out now (P8); `newId` names a part. */
function carryOut(books: Books, dispute: ModelDispute, granted: Money, newId: string): Code {
  const { about, state } = dispute
  if (about.kind === 'invoice') {
    const invoice = books.invoices.get(about.id)
    if (!invoice) throw new Error('the model disputes invoices it issued')
    invoice.credited = add(invoice.credited, subtract(state.amount, granted))
    return APPLIED
  }
  const blocker = granted.minor > 0n ? blockerOf(books, milestoneOf(books, about.id)) : undefined
  if (blocker) return blocker
  divideMilestone(books, about.id, granted, newId)
  return APPLIED
}

/** What becomes of a command about a dispute; a verdict ends it. */
export function decideInDispute(books: Books, command: DisputeCommand): Code {
  const found = books.disputes.get(command.payload.disputeId)
  if (!found) return 'not_found'
  const { about, state } = found
  const typed = 'freelancerAmount' in command.payload ? command.payload.freelancerAmount : '0'
  const share = readShare(typed, state.amount)
  if (!share.ok) return share.error
  const next = transitionDispute(state, eventOf(books, command, share.value))
  if (!next.ok) return next.error
  if (next.value.stage === 'resolved') {
    const code = carryOut(books, found, next.value.verdict.freelancerAmount, command.id)
    if (code !== APPLIED) return code
  }
  if (next.value.stage === 'withdrawn' && about.kind === 'milestone') {
    milestoneOf(books, about.id).state = 'inProgress'
  }
  found.state = next.value
  return APPLIED
}

/** Silence loses, whoever did not answer in time; what P8 forbids to pay, the arbiter decides (P9). */
export function settleSilent(books: Books, dispute: ModelDispute, newId: string): void {
  const next = settledBySilence(dispute.state, books.nowMs)
  if (next?.stage !== 'resolved') return
  const code = carryOut(books, dispute, next.verdict.freelancerAmount, newId)
  const arbitrated = arbitratedBySilence(dispute.state, books.nowMs)
  dispute.state = code === APPLIED ? next : (arbitrated ?? dispute.state)
}

/** How much money is disputed, if whoever asks may dispute it (P9, I8). */
function disputable(books: Books, command: ModelCommand<'openDispute'>): Result<Money, Code> {
  const by = partyOf(command)
  const { kind, id } = command.payload.about
  if (kind === 'milestone') {
    const { state, amount } = milestoneOf(books, id)
    const next = transitionMilestone(state, 'dispute', by)
    return next.ok ? ok(amount) : next
  }
  const invoice = books.invoices.get(id)
  const due = invoice && invoice.state !== 'paid' ? dueOf(invoice) : null
  const earlier = [...books.disputes.values()]
    .filter(({ about }) => about.id === id)
    .map(({ state }) => state)
  return due && due.minor > 0n && mayDisputeInvoice(earlier, by)
    ? ok(due)
    : err('dispute_not_openable')
}

/** Whether a side has taken back a dispute about a thing; the next goes to its end (P9). */
const hasWithdrawn = ({ disputes }: Books, id: string, by: 'employer' | 'freelancer'): boolean =>
  [...disputes.values()].some(
    ({ about, state }) => about.id === id && state.stage === 'withdrawn' && state.openedBy === by,
  )

/** A dispute over held money or an unpaid invoice, with the opener's offer. */
export function openInModel(books: Books, command: ModelCommand<'openDispute'>): Code {
  const { about, freelancerAmount } = command.payload
  const amount = disputable(books, command)
  if (!amount.ok) return amount.error
  const share = readShare(freelancerAmount, amount.value)
  if (!share.ok) return share.error
  const by = partyOf(command)
  const opening = {
    amount: amount.value,
    by,
    freelancerAmount: share.value,
    withdrawnBefore: hasWithdrawn(books, about.id, by),
    atMs: books.nowMs,
  }
  if (about.kind === 'milestone') milestoneOf(books, about.id).state = 'disputed'
  books.disputes.set(command.id, { about, state: openedDispute(opening) })
  return APPLIED
}
