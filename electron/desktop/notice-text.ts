import type { Notice } from '../../shared/contract/feed.ts'
import type { MoneyDto } from '../../shared/contract/primitives.ts'
import { displayMoney, parseDecimal } from '../../shared/money/amount.ts'
import { isCurrencyCode } from '../../shared/money/currency.ts'
import type { Announcement } from './notifier.ts'

/** More missed notices than this become one summary (N2). */
export const FOLD_ABOVE = 3

/** A notice in plain words: what happened, and what it means for the money (N1). */
export function announce({ kind, projectTitle, amount, balance }: Notice): Announcement {
  const sum = amount ? written(amount) : 'An amount'
  switch (kind) {
    case 'milestoneReleased': {
      const now = balance ? ` Your balance is now ${written(balance)}.` : ''
      return { title: `${sum} released to you`, body: `${projectTitle}.${now}` }
    }
    case 'requestAccepted':
      return {
        title: `Milestone request accepted: ${sum}`,
        body: `${projectTitle}. The money is held for you in a milestone.`,
      }
    case 'requestRejected':
      return {
        title: `Milestone request rejected: ${sum}`,
        body: `${projectTitle}. You can message the employer about it.`,
      }
    case 'milestoneCreated':
      return {
        title: `New milestone: ${sum}`,
        body: `${projectTitle}. The money is held until it is released.`,
      }
    case 'milestoneCancelled':
      return {
        title: `Milestone cancelled: ${sum}`,
        body: `${projectTitle}. The money went back to the employer.`,
      }
    case 'milestoneRequested':
      return { title: `Milestone requested: ${sum}`, body: `${projectTitle}.` }
    case 'projectAwarded':
      return {
        title: 'You were awarded a project',
        body: `${projectTitle}. Accept it under My Projects to begin.`,
      }
    case 'awardRevoked':
      return {
        title: 'Award taken back',
        body: `${projectTitle}. The employer took it back before you accepted.`,
      }
    case 'awardDeclined':
      return { title: 'Award declined', body: `${projectTitle}. The project is open again.` }
    case 'projectAccepted':
      return { title: 'Project accepted', body: `${projectTitle} is in Current Work.` }
    case 'projectEnded':
      return { title: 'Project ended', body: `${projectTitle} takes no more hours.` }
    case 'releaseRequested':
      return { title: `Release requested: ${sum}`, body: `${projectTitle}.` }
    case 'cancellationRequested':
      return {
        title: `Cancellation requested: ${sum}`,
        body: `${projectTitle}. The money stays held until you agree.`,
      }
    case 'cancellationRejected':
      return { title: `Cancellation rejected: ${sum}`, body: `${projectTitle}. It stays held.` }
    case 'cancellationWithdrawn':
      return {
        title: `Cancellation no longer requested: ${sum}`,
        body: `${projectTitle}. It stays held.`,
      }
    case 'milestoneRefunded':
    case 'invoiceRefunded':
      return { title: `Refunded: ${sum}`, body: `${projectTitle}. The money was given back.` }
    case 'messageReceived':
      return { title: 'New message', body: `${projectTitle}.` }
    case 'disputeOpened':
      return {
        title: `Dispute opened over ${sum}`,
        body: `${projectTitle}. Answer before its deadline: silence loses.`,
      }
    case 'disputeAnswered':
      return { title: `New offer in the dispute over ${sum}`, body: `${projectTitle}.` }
    case 'disputeEscalated':
      return {
        title: `Dispute over ${sum} in arbitration`,
        body: `${projectTitle}. The marketplace decides.`,
      }
    case 'disputeResolved':
      return { title: `Dispute over ${sum} ended`, body: `${projectTitle}.` }
    case 'invoiceIssued':
      return { title: `Invoice issued: ${sum}`, body: `${projectTitle}. It is paid on Wednesday.` }
    case 'invoicePaid': {
      const now = balance ? ` Your balance is now ${written(balance)}.` : ''
      return { title: `Invoice paid: ${sum}`, body: `${projectTitle}.${now}` }
    }
    case 'invoicePaymentFailed':
      return {
        title: `Invoice not paid: ${sum}`,
        body: `${projectTitle}. The payment source failed; it is tried again, and new tracking waits.`,
      }
    case 'invoiceOnHold':
      return {
        title: `Invoice on hold: ${sum}`,
        body: `${projectTitle}. Something is missing before it can be paid; open it to see what.`,
      }
  }
}

/** What one notification shows: each notice by itself, or all of many in one (N2). */
export function fold(notices: readonly Notice[]): { text: Announcement; newest: Notice }[] {
  const newest = notices.at(-1)
  if (!newest || notices.length <= FOLD_ABOVE) {
    return notices.map((each) => ({ text: announce(each), newest: each }))
  }
  const lines = Object.entries(KINDS).flatMap(([kind, [one, many]]) => {
    const count = notices.filter((each) => each.kind === kind).length
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
  })
  const title = `${notices.length} things happened while you were away`
  return [{ text: { title, body: `${lines.join(', ')}.` }, newest }]
}

/** Each kind in a summary: one of it, and several. */
const KINDS: Record<Notice['kind'], readonly [one: string, many: string]> = {
  milestoneReleased: ['milestone released', 'milestones released'],
  requestAccepted: ['request accepted', 'requests accepted'],
  requestRejected: ['request rejected', 'requests rejected'],
  milestoneCreated: ['new milestone', 'new milestones'],
  milestoneCancelled: ['milestone cancelled', 'milestones cancelled'],
  milestoneRequested: ['milestone requested', 'milestones requested'],
  projectAwarded: ['project awarded', 'projects awarded'],
  awardRevoked: ['award taken back', 'awards taken back'],
  awardDeclined: ['award declined', 'awards declined'],
  projectAccepted: ['project accepted', 'projects accepted'],
  projectEnded: ['project ended', 'projects ended'],
  releaseRequested: ['release requested', 'releases requested'],
  cancellationRequested: ['cancellation requested', 'cancellations requested'],
  cancellationRejected: ['cancellation rejected', 'cancellations rejected'],
  cancellationWithdrawn: ['cancellation no longer requested', 'cancellations no longer requested'],
  milestoneRefunded: ['milestone refunded', 'milestones refunded'],
  messageReceived: ['new message', 'new messages'],
  disputeOpened: ['dispute opened', 'disputes opened'],
  disputeAnswered: ['offer in a dispute', 'offers in disputes'],
  disputeEscalated: ['dispute in arbitration', 'disputes in arbitration'],
  disputeResolved: ['dispute ended', 'disputes ended'],
  invoiceIssued: ['invoice issued', 'invoices issued'],
  invoicePaid: ['invoice paid', 'invoices paid'],
  invoicePaymentFailed: ['invoice not paid', 'invoices not paid'],
  invoiceOnHold: ['invoice on hold', 'invoices on hold'],
  invoiceRefunded: ['invoice refunded', 'invoices refunded'],
}

function written({ amount, currency }: MoneyDto): string {
  const money = isCurrencyCode(currency) ? parseDecimal(amount, currency) : null
  return money?.ok ? displayMoney(money.value, 'en') : `${currency} ${amount}`
}
