import { v7 } from 'uuid'
import type { DisputeSubject } from '../../../../../shared/contract/entities.ts'
import {
  type MilestoneAction,
  transitionMilestone,
} from '../../../../../shared/milestones/milestone.ts'
import { formatAmount } from '../../../../../shared/money/amount.ts'
import { type Money, money } from '../../../../../shared/money/money.ts'
import { WHO_MAY } from '../../../../who-may.ts'
import { aSegment, MINUTE_MS } from '../../world.ts'
import type { Books, ModelCommand } from '../rules/books.ts'
import { dueOf, paidBySource } from '../rules/decide-invoice.ts'
import type { PartyStep } from './steps.ts'

const PARTIES = ['employer', 'freelancer'] as const

const pick = <T>(all: readonly T[], nth: number): T | undefined => all[nth % all.length]

function amountOf({ amount }: { amount: Money }, share: string): string {
  const minor = { whole: amount.minor, half: amount.minor / 2n, cent: 1n, over: amount.minor + 1n }
  if (share === 'tooPrecise') return '0.001'
  return formatAmount(money(minor[share as keyof typeof minor] ?? 0n, 'USD'))
}

const ACTIONS: Partial<Record<ModelCommand['type'], MilestoneAction>> = {
  prepareRelease: 'release',
  releaseMilestone: 'release',
  requestRelease: 'requestRelease',
  cancelMilestone: 'cancel',
  requestCancellation: 'requestCancellation',
  rejectCancellation: 'rejectCancellation',
  withdrawCancellation: 'withdrawCancellation',
  refundMilestone: 'refund',
  openDispute: 'dispute',
}

/** Mostly a milestone with which somebody may do this, so that scripts get somewhere. */
function target(books: Books, type: ModelCommand['type'], nth: number) {
  const all = [...books.milestones.values()]
  const action = ACTIONS[type]
  const fitting = all.filter(
    ({ state }) => action && PARTIES.some((party) => transitionMilestone(state, action, party).ok),
  )
  return pick(nth % 4 === 0 ? all : fitting, nth)
}

/** Mostly a request that waits for its answer. */
function requestOf({ requests }: Books, nth: number): string | undefined {
  const all = [...requests]
  const pending = all.filter(([, { state }]) => state === 'pending')
  return pick(nth % 4 === 0 || pending.length === 0 ? all : pending, nth)?.[0]
}

/** Mostly an invoice that is not paid yet. */
function invoiceOf({ invoices }: Books, nth: number) {
  const all = [...invoices.values()]
  const unpaid = all.filter(({ state }) => state !== 'paid')
  return pick(nth % 8 === 7 || unpaid.length === 0 ? all : unpaid, nth)
}

/** What can be fought over, a milestone or an invoice, and how much money that is. */
function matterOf(books: Books, nth: number): { about: DisputeSubject; amount: Money } | null {
  const invoice = nth % 2 === 0 ? invoiceOf(books, nth) : undefined
  if (invoice) return { about: { kind: 'invoice', id: invoice.id }, amount: dueOf(invoice) }
  const milestone = target(books, 'openDispute', nth)
  if (!milestone) return null
  return { about: { kind: 'milestone', id: milestone.id }, amount: milestone.amount }
}

/** A dispute, an open one if there is one, with a share of its money or the newest offer itself. */
function disputeOf(books: Books, { nth, share }: PartyStep & { kind: 'command' }) {
  const all = [...books.disputes]
  const open = all.filter(([, { state }]) => /negotiation|arbitration/.test(state.stage))
  const [disputeId, found] = pick(open.length > 0 ? open : all, nth) ?? []
  if (!disputeId || !found) return null
  const { amount, offers } = found.state
  const offered = share === 'prepared' ? Object.values(offers)[nth % 2] : undefined
  const freelancerAmount = offered ? formatAmount(offered) : amountOf({ amount }, share)
  return { disputeId, freelancerAmount }
}

/** The step as a command on something that is there; null when there is nothing for it yet. */
function commandOf(books: Books, step: PartyStep & { kind: 'command' }): ModelCommand | null {
  const { type, byOther, nth, share, confirmedSource } = step
  const right = WHO_MAY[type] === 'freelancer' ? 'freelancer' : 'employer'
  const other = right === 'freelancer' ? 'employer' : 'freelancer'
  const either = WHO_MAY[type] === 'both' && nth % 2 === 0
  const head = { id: v7(), by: byOther !== either ? other : right } as const
  const project = pick([...books.projects.values()], nth)
  const request = requestOf(books, nth)
  const milestone = target(books, type, nth)
  const projectId = project?.id ?? 0
  const about = disputeOf(books, step)
  const charge = { confirmedSource }
  const terms = { projectId, currency: 'USD', description: 'Draft' }
  switch (type) {
    case 'acceptProject':
    case 'endProject':
      return { ...head, type, payload: { projectId } }
    case 'registerDevice':
      return { ...head, type, payload: { deviceId: v7(), name: 'Desk', platform: 'linux' } }
    case 'requestMilestone':
      return { ...head, type, payload: { ...terms, amount: step.amount } }
    case 'createMilestone':
      return { ...head, type, payload: { ...terms, ...charge, amount: step.amount } }
    case 'createMilestones': {
      const items = Array.from({ length: 1 + (nth % 3) }, (_, index) => {
        return { id: v7(), amount: index === 1 ? '0.50' : step.amount, description: 'Part' }
      })
      return { ...head, type, payload: { projectId, currency: 'USD', items, ...charge } }
    }
    case 'withdrawMilestoneRequest':
      return request ? { ...head, type, payload: { requestId: request } } : null
    case 'rejectMilestoneRequest':
      return request ? { ...head, type, payload: { requestId: request, reason: null } } : null
    case 'acceptMilestoneRequest':
      return request ? { ...head, type, payload: { requestId: request, ...charge } } : null
    case 'offerInDispute':
      return about && { ...head, type, payload: { ...about, message: 'Half of it' } }
    case 'acceptDisputeOffer':
      return about && { ...head, type, payload: about }
    case 'escalateDispute':
    case 'withdrawDispute':
      return about && { ...head, type, payload: { disputeId: about.disputeId } }
    case 'openDispute': {
      const matter = matterOf(books, nth)
      if (!matter) return null
      const freelancerAmount = amountOf(matter, share === 'prepared' ? 'half' : share)
      return { ...head, type, payload: { about: matter.about, reason: 'Why', freelancerAmount } }
    }
    case 'payInvoice': {
      const invoice = invoiceOf(books, nth)
      return invoice ? { ...head, type, payload: { invoiceId: invoice.id } } : null
    }
    case 'refundInvoice': {
      const paid = [...books.invoices.values()].filter(({ state }) => state === 'paid')
      const invoice = pick(nth % 4 === 0 ? [...books.invoices.values()] : paid, nth)
      if (!invoice) return null
      const source = { amount: paidBySource(invoice) }
      const amount = amountOf(source, share === 'prepared' ? 'half' : share)
      return { ...head, type, payload: { invoiceId: invoice.id, amount } }
    }
    case 'decideDispute':
      if (!about || books.disputes.get(about.disputeId)?.state.stage !== 'arbitration') return null
      return { ...head, by: 'arbiter', type, payload: { ...about, reasoning: 'As shown' } }
  }
  if (!milestone) return null
  const { id: milestoneId } = milestone
  const amount = amountOf(milestone, share === 'prepared' ? 'half' : share)
  switch (type) {
    case 'prepareRelease':
    case 'refundMilestone':
      return { ...head, type, payload: { milestoneId, amount } }
    case 'releaseMilestone': {
      const [intentId = v7(), intent] = [...books.intents].at(nth % 4 === 3 ? -2 : -1) ?? []
      if (share !== 'prepared' || !intent) {
        return { ...head, type, payload: { milestoneId, amount, intentId } }
      }
      const shown = { milestoneId: intent.milestoneId, amount: formatAmount(intent.amount) }
      return { ...head, type, payload: { ...shown, intentId } }
    }
    case 'requestCancellation':
      return { ...head, type, payload: { milestoneId, reason: 'Not needed' } }
    default:
      return { ...head, type, payload: { milestoneId } }
  }
}

/** A command that was sent before, as it was or under the same id with another body. */
function repeated(
  books: Books,
  { nth, changed }: PartyStep & { kind: 'repeat' },
): ModelCommand | null {
  const earlier = pick(books.sent, nth)
  if (!earlier || !changed || earlier.type !== 'createMilestone') return earlier ?? null
  return { ...earlier, payload: { ...earlier.payload, description: 'Other words' } }
}

/** Both confirmations of a release, one after the other. */
function releaseThrough(
  books: Books,
  { nth, share }: PartyStep & { kind: 'releaseThrough' },
): ModelCommand[] {
  const milestone = target(books, 'releaseMilestone', nth)
  if (!milestone) return []
  const terms = { milestoneId: milestone.id, amount: amountOf(milestone, share) }
  const by = 'employer'
  const intentId = v7()
  return [
    { id: intentId, by, type: 'prepareRelease', payload: terms },
    { id: v7(), by, type: 'releaseMilestone', payload: { ...terms, intentId } },
  ]
}

/** A dispute from its opening to its end: by agreement, by the arbiter, or taken back. */
function disputeThrough(
  books: Books,
  { nth, share, end }: PartyStep & { kind: 'disputeThrough' },
): ModelCommand[] {
  const matter = matterOf(books, nth)
  if (!matter) return []
  const disputeId = v7()
  const offer = { disputeId, freelancerAmount: amountOf(matter, share) }
  const opening = { about: matter.about, reason: 'Why', freelancerAmount: '0' }
  const [employer, freelancer, arbiter] = ['employer', 'freelancer', 'arbiter'] as const
  const ends: Record<typeof end, ModelCommand[]> = {
    accept: [{ id: v7(), by: employer, type: 'acceptDisputeOffer', payload: offer }],
    withdraw: [{ id: v7(), by: employer, type: 'withdrawDispute', payload: { disputeId } }],
    decide: [
      { id: v7(), by: freelancer, type: 'escalateDispute', payload: { disputeId } },
      {
        id: v7(),
        by: arbiter,
        type: 'decideDispute',
        payload: { ...offer, reasoning: 'As shown' },
      },
    ],
  }
  return [
    { id: disputeId, by: employer, type: 'openDispute', payload: opening },
    {
      id: v7(),
      by: freelancer,
      type: 'offerInDispute',
      payload: { ...offer, message: 'As agreed' },
    },
    ...ends[end],
  ]
}

const CELL_MS = 10 * MINUTE_MS

/**
 * Hours of a project, worked so long ago, in the ten minutes before that are free; of one that is
 * complete, around its end.
 */
function segmentsOf(
  books: Books,
  { nth, count, backMinutes, lengthMs }: PartyStep & { kind: 'postHours' },
): ModelCommand[] {
  const hourly = [...books.projects.values()].filter(({ type }) => type === 'hourly')
  const project = pick(nth % 8 === 7 ? [...books.projects.values()] : hourly, nth)
  if (!project) return []
  const latestMs = project.completedAtMs ?? books.nowMs - CELL_MS
  let startMs = Math.floor((latestMs - backMinutes * MINUTE_MS) / CELL_MS) * CELL_MS
  const taken = new Set([...books.hours.values()].map((each) => each.startMs))
  return Array.from({ length: count }, () => {
    while (taken.has(startMs)) startMs -= CELL_MS
    taken.add(startMs)
    const segment = aSegment(project.id, startMs, lengthMs)
    return { id: v7(), by: 'freelancer', type: 'postSegment', payload: { segment } }
  })
}

/** The commands of a step, in their order; none when there is nothing for it yet. */
export function commandsOf(books: Books, step: PartyStep): ModelCommand[] {
  switch (step.kind) {
    case 'postHours':
      return segmentsOf(books, step)
    case 'releaseThrough':
      return releaseThrough(books, step)
    case 'disputeThrough':
      return disputeThrough(books, step)
  }
  const command = step.kind === 'repeat' ? repeated(books, step) : commandOf(books, step)
  return command ? [command] : []
}
