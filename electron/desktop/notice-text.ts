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
    case 'projectAccepted':
      return { title: 'Project accepted', body: `${projectTitle} is in Current Work.` }
  }
}

/** What one notification shows: each notice by itself, or all of many in one (N2). */
export function fold(notices: readonly Notice[]): { text: Announcement; newest: Notice }[] {
  const newest = notices.at(-1)
  if (!newest || notices.length <= FOLD_ABOVE) {
    return notices.map((each) => ({ text: announce(each), newest: each }))
  }
  const lines = KINDS.flatMap(([kind, one, many]) => {
    const count = notices.filter((each) => each.kind === kind).length
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
  })
  const title = `${notices.length} things happened while you were away`
  return [{ text: { title, body: `${lines.join(', ')}.` }, newest }]
}

const KINDS: readonly (readonly [Notice['kind'], string, string])[] = [
  ['milestoneReleased', 'milestone released', 'milestones released'],
  ['requestAccepted', 'request accepted', 'requests accepted'],
  ['requestRejected', 'request rejected', 'requests rejected'],
  ['milestoneCreated', 'new milestone', 'new milestones'],
  ['milestoneCancelled', 'milestone cancelled', 'milestones cancelled'],
  ['milestoneRequested', 'milestone requested', 'milestones requested'],
  ['projectAccepted', 'project accepted', 'projects accepted'],
]

function written({ amount, currency }: MoneyDto): string {
  const money = isCurrencyCode(currency) ? parseDecimal(amount, currency) : null
  return money?.ok ? displayMoney(money.value, 'en') : `${currency} ${amount}`
}
