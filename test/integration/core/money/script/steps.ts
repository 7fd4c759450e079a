import fc from 'fast-check'
import { MINUTE_MS } from '../../world.ts'
import type { ModelCommand } from '../rules/books.ts'
import { AWAITED, type Awaited } from '../rules/due-work.ts'

const TYPES = {
  acceptProject: 3,
  endProject: 1,
  registerDevice: 4,
  payInvoice: 4,
  refundInvoice: 5,
  requestMilestone: 5,
  withdrawMilestoneRequest: 2,
  acceptMilestoneRequest: 5,
  rejectMilestoneRequest: 1,
  createMilestone: 6,
  createMilestones: 3,
  prepareRelease: 6,
  releaseMilestone: 10,
  requestRelease: 2,
  cancelMilestone: 2,
  requestCancellation: 2,
  rejectCancellation: 2,
  withdrawCancellation: 2,
  refundMilestone: 5,
  openDispute: 5,
  offerInDispute: 4,
  acceptDisputeOffer: 4,
  escalateDispute: 2,
  withdrawDispute: 3,
  decideDispute: 3,
} as const satisfies Record<Exclude<ModelCommand['type'], 'postSegment'>, number>

/** Commands that are steps by themselves. */
export type CommandName = keyof typeof TYPES

type Share = 'whole' | 'half' | 'cent' | 'over' | 'zero' | 'tooPrecise'

/** What the parties do next, before it is known what there is to do it to. */
export type PartyStep =
  | { kind: 'postHours'; nth: number; count: number; backMinutes: number; lengthMs: number }
  | { kind: 'releaseThrough'; nth: number; share: Share }
  | { kind: 'disputeThrough'; nth: number; share: Share; end: 'accept' | 'decide' | 'withdraw' }
  | { kind: 'repeat'; nth: number; changed: boolean }
  | {
      kind: 'command'
      type: CommandName
      byOther: boolean
      nth: number
      amount: string
      share: Share | 'prepared'
      confirmedSource: 'balance' | 'source' | 'any'
    }

/** What happens next: the parties act, time passes, or the employer's source of payment changes. */
export type Step =
  | PartyStep
  | { kind: 'wait'; minutes: number; sweeps: number }
  /** Until the nth instant at which something falls due, or a millisecond off. */
  | { kind: 'waitFor'; what: Awaited; nth: number; offMs: number; sweeps: number }
  | { kind: 'changeSource'; source: { verified: boolean; limitMinor: bigint } }

/** Minutes of a day. */
export const DAY = 24 * 60

const weighted = <T extends string>(weights: Record<T, number>) =>
  fc.oneof(
    ...Object.entries<number>(weights).map(([value, weight]) => ({
      arbitrary: fc.constant(value as T),
      weight,
    })),
  )

/** The employer's source of payment. */
export const source = fc.record({
  verified: fc.constantFrom(true, true, false),
  limitMinor: fc.constantFrom(100_000n, 5_000n),
})

/** Anything that the parties do, the fruitful more often. */
export const partyStep: fc.Arbitrary<PartyStep> = fc.oneof(
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
      confirmedSource: fc.constantFrom<'balance' | 'source' | 'any'>(
        'any',
        'any',
        'balance',
        'source',
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
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('postHours' as const),
      nth: fc.nat(7),
      count: fc.constantFrom(1, 2, 5),
      backMinutes: fc.constantFrom(0, 0, 90, DAY, 4 * DAY, 9 * DAY, 16 * DAY),
      lengthMs: fc.constantFrom(10 * MINUTE_MS, 10 * MINUTE_MS, 61_500, 999),
    }),
  },
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
      nth: fc.constantFrom(1, 2, 3, 5, 6),
      share: fc.constantFrom('whole' as const, 'half' as const, 'cent' as const, 'zero' as const),
      end: fc.constantFrom('accept' as const, 'decide' as const, 'withdraw' as const),
    }),
  },
)

/** Any step. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 33, arbitrary: partyStep },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      minutes: fc.constantFrom(0, 5, 15, 16, DAY, 4 * DAY, 7 * DAY),
      sweeps: fc.constantFrom(0, 1, 2),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('waitFor' as const),
      what: fc.constantFrom(...AWAITED),
      nth: fc.constantFrom(0, 0, 1),
      offMs: fc.constantFrom(0, 0, -1, 1),
      sweeps: fc.constantFrom(1, 1, 1, 0, 2),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('changeSource' as const), source }),
  },
)
