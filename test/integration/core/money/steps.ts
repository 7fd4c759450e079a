import fc from 'fast-check'
import { v7 } from 'uuid'
import { COMMAND_ROLES } from '../../../../shared/contract/commands.ts'
import {
  type MilestoneAction,
  transitionMilestone,
} from '../../../../shared/milestones/milestone.ts'
import { formatAmount } from '../../../../shared/money/amount.ts'
import { money } from '../../../../shared/money/money.ts'
import type { Books, ModelCommand } from './books.ts'

const PARTIES = ['employer', 'freelancer'] as const

const TYPES = {
  acceptProject: 3,
  endProject: 1,
  registerDevice: 2,
  requestMilestone: 3,
  withdrawMilestoneRequest: 2,
  acceptMilestoneRequest: 3,
  rejectMilestoneRequest: 1,
  createMilestone: 6,
  createMilestones: 3,
  prepareRelease: 6,
  releaseMilestone: 10,
  requestRelease: 2,
  cancelMilestone: 2,
  requestCancellation: 2,
  rejectCancellation: 1,
  withdrawCancellation: 1,
  refundMilestone: 5,
  openDispute: 3,
  offerInDispute: 4,
  acceptDisputeOffer: 4,
  escalateDispute: 2,
  withdrawDispute: 1,
  decideDispute: 3,
} as const satisfies Record<ModelCommand['type'], number>

type Share = 'whole' | 'half' | 'cent' | 'over' | 'zero' | 'tooPrecise'

/** What someone does next, before it is known what there is to do it to. */
export type Step =
  | { kind: 'pass'; minutes: number }
  | { kind: 'postHours' }
  | { kind: 'releaseThrough'; nth: number; share: Share }
  | { kind: 'disputeThrough'; nth: number; share: Share; end: 'accept' | 'decide' }
  | { kind: 'repeat'; nth: number; changed: boolean }
  | {
      kind: 'command'
      type: ModelCommand['type']
      byOther: boolean
      nth: number
      amount: string
      share: Share | 'prepared'
      confirmedSource: 'balance' | 'source' | 'any'
    }

const weighted = <T extends string>(weights: Record<T, number>) =>
  fc.oneof(
    ...Object.entries<number>(weights).map(([value, weight]) => ({
      arbitrary: fc.constant(value as T),
      weight,
    })),
  )

/** Any step, the fruitful ones more often. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      type: weighted(TYPES),
      byOther: weighted({ no: 9, yes: 1 }).map((each) => each === 'yes'),
      nth: fc.nat(7),
      amount: fc.constantFrom('10.00', '0.01', '333.33', '25%', '60%', '700', '99999', '1.234'),
      share: weighted({
        prepared: 12,
        whole: 3,
        half: 3,
        cent: 2,
        over: 1,
        zero: 1,
        tooPrecise: 1,
      }),
      confirmedSource: fc.constantFrom(
        'any' as const,
        'any' as const,
        'balance' as const,
        'source' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('repeat' as const),
      nth: fc.nat(),
      changed: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'postHours' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('releaseThrough' as const),
      nth: fc.constantFrom(1, 2, 3, 5),
      share: fc.constantFrom('whole' as const, 'half' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('disputeThrough' as const),
      nth: fc.constantFrom(1, 2, 3, 5),
      share: fc.constantFrom('whole' as const, 'half' as const, 'cent' as const, 'zero' as const),
      end: fc.constantFrom('accept' as const, 'decide' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(5, 15, 16, 4 * 24 * 60)
      .map((minutes) => ({ kind: 'pass' as const, minutes })),
  },
)

const first = (type: ModelCommand['type'], nth: number, amount = '10.00') =>
  ({ kind: 'command', type, nth, amount, byOther: false, share: 'whole' }) as const

/** How every script begins: the hourly project is accepted, and both have held money. */
export const OPENING: readonly Step[] = [
  { ...first('createMilestone', 0, '40.00'), confirmedSource: 'any' },
  { ...first('acceptProject', 0), confirmedSource: 'any' },
  { ...first('createMilestone', 1, '12.5%'), confirmedSource: 'any' },
]

const pick = <T>(all: readonly T[], nth: number): T | undefined => all[nth % all.length]

function amountOf({ amount }: { amount: { minor: bigint } }, share: string): string {
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

/** A dispute, an open one if there is one, with a share of its money or the newest offer itself. */
function disputeOf(books: Books, { nth, share }: Step & { kind: 'command' }) {
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
function commandOf(books: Books, step: Step & { kind: 'command' }): ModelCommand | null {
  const { type, byOther, nth, share, confirmedSource } = step
  const right = COMMAND_ROLES[type] === 'freelancer' ? 'freelancer' : 'employer'
  const other = right === 'freelancer' ? 'employer' : 'freelancer'
  const either = COMMAND_ROLES[type] === 'both' && nth % 2 === 0
  const head = { id: v7(), by: byOther !== either ? other : right } as const
  const project = pick([...books.projects.values()], nth)
  const request = pick([...books.requests.keys()], nth)
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
    case 'openDispute': {
      const about = { kind: 'milestone', id: milestoneId } as const
      return { ...head, type, payload: { about, reason: 'Why', freelancerAmount: amount } }
    }
    case 'requestCancellation':
      return { ...head, type, payload: { milestoneId, reason: 'Not needed' } }
    default:
      return { ...head, type, payload: { milestoneId } }
  }
}

/** A command that was sent before, as it was or under the same id with another body. */
function repeated(books: Books, { nth, changed }: Step & { kind: 'repeat' }): ModelCommand | null {
  const earlier = pick(books.sent, nth)
  if (!earlier || !changed || earlier.type !== 'createMilestone') return earlier ?? null
  return { ...earlier, payload: { ...earlier.payload, description: 'Other words' } }
}

/** Both confirmations of a release, one after the other. */
function releaseThrough(
  books: Books,
  { nth, share }: Step & { kind: 'releaseThrough' },
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

/** A dispute from its opening to a verdict, by agreement or by the arbiter. */
function disputeThrough(
  books: Books,
  { nth, share, end }: Step & { kind: 'disputeThrough' },
): ModelCommand[] {
  const milestone = target(books, 'openDispute', nth)
  if (!milestone) return []
  const about = { kind: 'milestone', id: milestone.id } as const
  const disputeId = v7()
  const offer = { disputeId, freelancerAmount: amountOf(milestone, share) }
  const opening = { about, reason: 'Why', freelancerAmount: '0' }
  const answer = { ...offer, message: 'As agreed' }
  const [employer, freelancer, arbiter] = ['employer', 'freelancer', 'arbiter'] as const
  const commands: ModelCommand[] = [
    { id: disputeId, by: employer, type: 'openDispute', payload: opening },
    { id: v7(), by: freelancer, type: 'offerInDispute', payload: answer },
  ]
  if (end === 'accept') {
    commands.push({ id: v7(), by: employer, type: 'acceptDisputeOffer', payload: offer })
  } else {
    const payload = { ...offer, reasoning: 'As shown' }
    commands.push({ id: v7(), by: freelancer, type: 'escalateDispute', payload: { disputeId } })
    commands.push({ id: v7(), by: arbiter, type: 'decideDispute', payload })
  }
  return commands
}

/** The commands of a step, in their order; none when there is nothing for it yet. */
export function commandsOf(
  books: Books,
  step: Exclude<Step, { kind: 'pass' | 'postHours' }>,
): ModelCommand[] {
  if (step.kind === 'releaseThrough') return releaseThrough(books, step)
  if (step.kind === 'disputeThrough') return disputeThrough(books, step)
  const command = step.kind === 'repeat' ? repeated(books, step) : commandOf(books, step)
  return command ? [command] : []
}
