import fc from 'fast-check'
import { MINUTE_MS, NOON_MS } from '../../world.ts'
import type { Awaited } from '../rules/due-work.ts'
import type { Start } from '../start.ts'
import { type CommandName, DAY, partyStep, type Step, source, step } from './steps.ts'

/** How two people begin. */
const start: fc.Arbitrary<Start> = fc.record({
  // In summer, and on the Wednesday before New York sets its clocks back.
  nowMs: fc.constantFrom(NOON_MS, Date.parse('2026-10-28T16:00:00Z')),
  // The second has its week's edge between two ten minutes of the clock.
  zone: fc.constantFrom('America/New_York', 'Asia/Kathmandu'),
  deposit: fc.constantFrom(50_000n, 200_000n),
  source: fc.option(source),
  feeBps: fc.constantFrom(0, 250),
  weeklyLimitMs: fc.constantFrom(null, null, 45 * MINUTE_MS),
})

/** One command, as those mean it who want to get somewhere. */
const command = (type: CommandName, nth = 0, amount = '10.00'): Step => ({
  kind: 'command',
  type,
  nth,
  amount,
  byOther: false,
  share: 'half',
  confirmedSource: 'any',
})

const work = (count: number, backMinutes = 0, lengthMs = 10 * MINUTE_MS): Step => {
  return { kind: 'postHours', nth: 0, count, backMinutes, lengthMs }
}

const until = (what: Awaited, sweeps = 1): Step => {
  return { kind: 'waitFor', what, nth: 0, offMs: 0, sweeps }
}

/** What gets in the way of a bill: it changes what is billed, what pays it or whether it may. */
const obstacle = fc.oneof(
  fc.constantFrom<Step[]>(
    [],
    [command('openDispute', 0)],
    [{ kind: 'disputeThrough', nth: 2, share: 'zero', end: 'accept' }],
    [{ kind: 'disputeThrough', nth: 2, share: 'half', end: 'decide' }],
    [command('requestCancellation', 2)],
    [command('requestRelease', 2)],
    [command('createMilestone', 0)],
    [command('endProject', 0)],
  ),
  fc.tuple(step),
)

/** Hours from the post to the last attempt at collecting them, and what gets in the way of it. */
const billing: fc.Arbitrary<Step[]> = fc
  .record({
    worked: fc.constantFrom(work(5), work(1), work(5), work(1, 0, 999)),
    beforeIssue: obstacle,
    beforePayment: obstacle,
    before: source,
    after: source,
    last: fc.constantFrom(
      command('payInvoice'),
      command('payInvoice'),
      until('payment'),
      until('answer'),
    ),
    afterwards: fc.constantFrom<Step[]>([], [command('refundInvoice', 1)]),
  })
  .map(({ worked, beforeIssue, beforePayment, before, after, last, afterwards }) => [
    worked,
    ...beforeIssue,
    until('billing'),
    ...beforePayment,
    { kind: 'changeSource', source: before },
    until('payment'),
    { kind: 'changeSource', source: after },
    last,
    ...afterwards,
  ])

/** Late hours of one invoiced week, before and after a Monday that the job was away on (I6). */
const lateHours: fc.Arbitrary<Step[]> = fc
  .constantFrom(0, 1)
  .map((sweeps) => [
    work(1),
    until('billing'),
    work(1, DAY),
    until('billing', sweeps),
    work(1, 8 * DAY),
    { kind: 'wait', minutes: 0, sweeps: 1 },
    until('billing'),
  ])

/** A request and its answer, a dispute and its end: seldom do chance steps find each other. */
const answered = fc.constantFrom<Step[]>(
  [command('requestMilestone'), command('acceptMilestoneRequest', 1)],
  [{ kind: 'disputeThrough', nth: 1, share: 'half', end: 'withdraw' }],
  [{ kind: 'disputeThrough', nth: 2, share: 'half', end: 'withdraw' }],
)

/** One thing after the other: mostly single steps, and at times a whole story. */
const happenings = (length: { minLength: number; maxLength: number }): fc.Arbitrary<Step[]> =>
  fc
    .array(
      fc.oneof(
        { weight: 20, arbitrary: fc.tuple(step) },
        { weight: 3, arbitrary: billing },
        { weight: 1, arbitrary: lateHours },
        { weight: 1, arbitrary: answered },
      ),
      { ...length, size: 'max' },
    )
    .map((steps) => steps.flat())

/**
 * A script: how the two begin, and what happens. First the hourly project is accepted and both have
 * held money; in most, the freelancer has the Desktop App from then on.
 */
export const scriptOf = (length: { minLength: number; maxLength: number }) =>
  fc.record({
    start,
    steps: fc
      .tuple(fc.constantFrom(true, true, false), happenings(length))
      .map(([withApp, steps]): Step[] => [
        command('createMilestone', 0, '40.00'),
        command('acceptProject'),
        command('createMilestone', 1, '12.5%'),
        // What was worked before the contract is not billed (I1).
        { kind: 'wait', minutes: DAY, sweeps: 0 },
        ...(withApp ? [command('registerDevice')] : []),
        ...steps,
      ]),
  })

/** A script that leads to where something falls due, and what the parties do at that instant. */
export const crowd = fc.record({
  before: scriptOf({ minLength: 0, maxLength: 10 }),
  leadingTo: fc.constantFrom<{ steps: Step[]; what: Awaited }>(
    { steps: [work(5)], what: 'billing' },
    { steps: [work(5), until('billing')], what: 'payment' },
    { steps: [work(5), until('billing'), until('payment')], what: 'payment' },
    { steps: [command('openDispute', 1)], what: 'answer' },
    { steps: [work(5), until('billing'), command('openDispute', 0)], what: 'answer' },
  ),
  atOnce: fc.array(partyStep, { minLength: 3, maxLength: 8 }),
})
