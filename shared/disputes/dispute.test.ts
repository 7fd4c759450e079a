import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, money, sum } from '../money/money.ts'
import {
  arbitratedBySilence,
  type DisputeEvent,
  type DisputeParty,
  type DisputeState,
  openedDispute,
  settledBySilence,
  transitionDispute,
} from './dispute.ts'
import { divide, parseShare } from './share.ts'

const DAY_MS = 86_400_000
const OPENED_MS = Date.parse('2026-07-15T16:00:00Z')
const WHOLE = money(100n, 'USD')

const party = fc.constantFrom<DisputeParty>('employer', 'freelancer')
const share = fc.integer({ min: 0, max: 100 }).map((minor) => money(BigInt(minor), 'USD'))

/** What happens in a dispute: an act of a party or the arbiter, or nothing; time goes on before it. */
type Step = {
  waitMs: number
  by: DisputeParty | 'arbiter' | 'silence'
  act: (nowMs: number, dispute: DisputeState) => DisputeState | null
}

const apply = (event: DisputeEvent, dispute: DisputeState) => {
  const next = transitionDispute(dispute, event)
  return next.ok ? next.value : null
}

/** Often the amount that is on offer, so that acceptances happen. */
const step: fc.Arbitrary<Step> = fc
  .record({
    waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 * DAY_MS })),
    type: fc.constantFrom('offer', 'accept', 'escalate', 'withdraw', 'decide', 'silence'),
    by: party,
    amount: fc.option(share),
  })
  .map(({ waitMs, type, by, amount }) => ({
    waitMs,
    by: type === 'silence' ? type : type === 'decide' ? 'arbiter' : by,
    act: (atMs, dispute) => {
      const other = by === 'employer' ? 'freelancer' : 'employer'
      const freelancerAmount = amount ?? dispute.offers[other] ?? WHOLE
      if (type === 'silence') return settledBySilence(dispute, atMs)
      if (type === 'decide') return apply({ type, freelancerAmount, atMs }, dispute)
      if (type === 'escalate' || type === 'withdraw') return apply({ type, by, atMs }, dispute)
      return apply({ type: type as 'offer', by, freelancerAmount, atMs }, dispute)
    },
  }))

const opening = fc.record({ by: party, freelancerAmount: share })
const open = (by: DisputeParty, minor: bigint) =>
  openedDispute({
    amount: WHOLE,
    by,
    freelancerAmount: money(minor, 'USD'),
    withdrawnBefore: false,
    atMs: OPENED_MS,
  })

/** Every state a dispute goes through, with the time of each. */
function states(first: { by: DisputeParty; freelancerAmount: typeof WHOLE }, steps: Step[]) {
  const opened = { ...first, amount: WHOLE, withdrawnBefore: false, atMs: OPENED_MS }
  let dispute = openedDispute(opened)
  let atMs = OPENED_MS
  const walked: { dispute: DisputeState; atMs: number; by: Step['by'] }[] = [
    { dispute, atMs, by: first.by },
  ]
  for (const each of steps) {
    atMs += each.waitMs
    dispute = each.act(atMs, dispute) ?? dispute
    walked.push({ dispute, atMs, by: each.by })
  }
  return walked
}
const hasEnded = ({ stage }: DisputeState) => stage === 'resolved' || stage === 'withdrawn'

describe('P9: a dispute', () => {
  test('P9: ends at most once, and nothing changes after that', () => {
    fc.assert(
      fc.property(opening, fc.array(step, { maxLength: 30 }), (first, steps) => {
        const walked = states(first, steps).map(({ dispute }) => dispute)
        const end = walked.findIndex(hasEnded)
        if (end < 0) return
        for (const later of walked.slice(end)) expect(later).toEqual(walked[end])
      }),
    )
  })

  test('P9: a verdict gives each side its part, and together they are the whole', () => {
    fc.assert(
      fc.property(opening, fc.array(step, { maxLength: 30 }), (first, steps) => {
        const last = states(first, steps).at(-1)?.dispute
        if (last?.stage !== 'resolved') return
        const { toFreelancer, toEmployer } = divide(last.amount, last.verdict.freelancerAmount)
        expect(sum([toFreelancer, toEmployer], 'USD')).toEqual(WHOLE)
        expect(toFreelancer.minor >= 0n && toEmployer.minor >= 0n).toBe(true)
      }),
    )
  })

  test('P9: nobody makes two offers in a row, and none in arbitration', () => {
    fc.assert(
      fc.property(opening, fc.array(step, { maxLength: 30 }), (first, steps) => {
        const walked = states(first, steps)
        let last: string = first.by
        for (const [index, { dispute, by }] of walked.entries()) {
          const before = walked[index - 1]?.dispute
          if (!before || before.offers === dispute.offers) continue
          expect(before.stage === 'negotiation' && before.waitsFor).toBe(by)
          expect(by).not.toBe(last)
          last = by
        }
      }),
    )
  })

  test('P9: whoever owes an answer acts before the deadline or never; silence acts from it on', () => {
    fc.assert(
      fc.property(opening, fc.array(step, { maxLength: 30 }), (first, steps) => {
        const walked = states(first, steps)
        for (const [index, { dispute, atMs, by }] of walked.entries()) {
          const before = walked[index - 1]?.dispute
          if (before?.stage !== 'negotiation' || before === dispute) continue
          const isLate = atMs >= before.respondByMs
          if (by === before.waitsFor) expect(isLate).toBe(false)
          if (by === 'silence') expect(isLate).toBe(true)
        }
      }),
    )
  })

  test('P9: the side that waits in vain may still give way or ask for arbitration', () => {
    const answer = { type: 'offer', freelancerAmount: money(80n, 'USD'), atMs: OPENED_MS } as const
    const waiting = apply({ ...answer, by: 'freelancer' }, open('employer', 30n))
    if (waiting?.stage !== 'negotiation') return expect.fail('not negotiated')
    const late = { atMs: waiting.respondByMs, freelancerAmount: money(30n, 'USD') }
    for (const type of ['accept', 'escalate'] as const) {
      expect(transitionDispute(waiting, { type, by: 'freelancer', ...late }).ok).toBe(true)
    }
    for (const type of ['offer', 'accept', 'escalate', 'withdraw'] as const) {
      expect(transitionDispute(waiting, { type, by: 'employer', ...late })).toEqual({
        ok: false,
        error: 'answer_too_late',
      })
    }
  })

  test.each([
    ['employer', 'freelancer', 4],
    ['freelancer', 'employer', 14],
  ] as const)(
    'P9: opened by the %s, the %s has %i days; silence loses to the last offer',
    (by, waitsFor, days) => {
      const dispute = open(by, 30n)
      const respondByMs = OPENED_MS + days * DAY_MS
      expect(dispute).toMatchObject({ stage: 'negotiation', waitsFor, respondByMs })
      expect(settledBySilence(dispute, respondByMs - 1)).toBeNull()
      expect(settledBySilence(dispute, respondByMs)).toMatchObject({
        stage: 'resolved',
        verdict: { freelancerAmount: money(30n, 'USD'), by: 'silence' },
      })
      const answer = { type: 'offer', by: waitsFor, freelancerAmount: WHOLE } as const
      expect(transitionDispute(dispute, { ...answer, atMs: respondByMs })).toEqual({
        ok: false,
        error: 'answer_too_late',
      })
      expect(transitionDispute(dispute, { ...answer, atMs: respondByMs - 1 }).ok).toBe(true)
    },
  )

  test('P9, P8: a silence whose verdict may not be carried out comes before the arbiter', () => {
    const dispute = open('employer', 30n)
    if (dispute.stage !== 'negotiation') return expect.fail('not negotiated')
    expect(arbitratedBySilence(dispute, dispute.respondByMs - 1)).toBeNull()
    const arbitrated = arbitratedBySilence(dispute, dispute.respondByMs)
    if (!arbitrated) return expect.fail('not in arbitration')
    expect(arbitrated).toMatchObject({ stage: 'arbitration', offers: dispute.offers })
    expect(arbitratedBySilence(arbitrated, dispute.respondByMs)).toBeNull()
    const atMs = dispute.respondByMs
    // The silent side may still take what was offered to it: an agreement is better than a verdict.
    const accept = {
      type: 'accept',
      by: 'freelancer',
      freelancerAmount: money(30n, 'USD'),
    } as const
    expect(transitionDispute(arbitrated, { ...accept, atMs }).ok).toBe(true)
    const decide = { type: 'decide', freelancerAmount: money(0n, 'USD'), atMs } as const
    expect(apply(decide, arbitrated)).toMatchObject({ stage: 'resolved' })
  })

  test('P9: an answer passes the turn, and whoever falls silent then loses', () => {
    const answered = apply(
      { type: 'offer', by: 'freelancer', freelancerAmount: money(80n, 'USD'), atMs: OPENED_MS + 1 },
      open('employer', 30n),
    )
    if (answered?.stage !== 'negotiation') return expect.fail('not negotiated')
    expect(answered.waitsFor).toBe('employer')
    expect(settledBySilence(answered, answered.respondByMs)).toMatchObject({
      verdict: { freelancerAmount: money(80n, 'USD') },
    })
  })
})

describe('P9: what is refused', () => {
  const atMs = OPENED_MS + 1
  const negotiated = apply(
    { type: 'offer', by: 'freelancer', freelancerAmount: money(80n, 'USD'), atMs },
    open('employer', 30n),
  )
  const arbitrated = negotiated && apply({ type: 'escalate', by: 'employer', atMs }, negotiated)
  if (!negotiated || !arbitrated) throw new Error('not arranged')
  const code = (dispute: DisputeState, event: DisputeEvent) => {
    const next = transitionDispute(dispute, event)
    return next.ok ? 'applied' : next.error
  }

  test('P9: an offer that is not the newest of the other side is not accepted', () => {
    const accept = (by: DisputeParty, minor: bigint) =>
      ({ type: 'accept', by, freelancerAmount: money(minor, 'USD'), atMs }) as const
    expect(code(negotiated, accept('employer', 30n))).toBe('offer_changed')
    expect(code(negotiated, accept('employer', 80n))).toBe('applied')
    expect(code(negotiated, accept('freelancer', 30n))).toBe('applied')
    expect(code(arbitrated, accept('employer', 80n))).toBe('applied')
    expect(code(open('employer', 30n), accept('employer', 30n))).toBe('dispute_not_your_turn')
  })

  test('P9: arbitration comes after two offers, once, and takes no more of them', () => {
    const escalate = { type: 'escalate', by: 'employer', atMs } as const
    expect(code(open('employer', 30n), escalate)).toBe('offers_missing')
    expect(code(arbitrated, escalate)).toBe('dispute_in_arbitration')
    const offer = { type: 'offer', by: 'employer', freelancerAmount: WHOLE, atMs } as const
    expect(code(arbitrated, offer)).toBe('dispute_in_arbitration')
    expect(settledBySilence(arbitrated, OPENED_MS + 1000 * DAY_MS)).toBeNull()
  })

  test('P9: only the opener withdraws, once, and not any more in arbitration', () => {
    const withdraw = (by: DisputeParty) => ({ type: 'withdraw', by, atMs }) as const
    expect(code(negotiated, withdraw('freelancer'))).toBe('dispute_not_yours')
    expect(code(negotiated, withdraw('employer'))).toBe('applied')
    expect(code({ ...negotiated, withdrawnBefore: true }, withdraw('employer'))).toBe(
      'dispute_withdrawn_before',
    )
    for (const by of ['employer', 'freelancer'] as const) {
      expect(code(arbitrated, withdraw(by))).toBe('dispute_in_arbitration')
    }
  })

  test('P9: the arbiter decides in arbitration alone', () => {
    const decide = { type: 'decide', freelancerAmount: WHOLE, atMs } as const
    expect(code(negotiated, decide)).toBe('dispute_not_your_turn')
    expect(code(arbitrated, decide)).toBe('applied')
  })

  test('P9: more than the whole is a bug', () => {
    expect(() => open('employer', 101n)).toThrow(RangeError)
    expect(() => open('employer', -1n)).toThrow(RangeError)
  })
})

describe('P9: a share as typed', () => {
  const cents = fc.oneof(
    fc.constantFrom(-1, 0, 100_00, 100_01),
    fc.integer({ min: -5_00, max: 200_00 }),
  )
  test('P9: every share from nothing to the whole is read, and nothing else', () => {
    fc.assert(
      fc.property(cents, (minor) => {
        const text = `${minor < 0 ? '-' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(
          Math.abs(minor) % 100,
        ).padStart(2, '0')}`
        const read = parseShare(text, money(100_00n, 'USD'))
        if (minor < 0) expect(read).toEqual({ ok: false, error: 'amount_malformed' })
        else if (minor > 100_00) {
          expect(read).toEqual({ ok: false, error: 'amount_exceeds_whole' })
        } else {
          expect(read.ok && compare(read.value, money(BigInt(minor), 'USD'))).toBe(0)
        }
      }),
    )
  })

  test.each([
    ['', 'amount_malformed'],
    ['half', 'amount_malformed'],
    ['0.5', 'amount_too_precise'],
  ])('M2: refuses "%s" in JPY with %s', (text, error) => {
    expect(parseShare(text, money(100n, 'JPY'))).toEqual({ ok: false, error })
  })
})
