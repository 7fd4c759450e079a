import { describe, expect, test } from 'vitest'
import { divide } from '../disputes/share.ts'
import { draftInvoices } from '../invoicing/draft.ts'
import { amountDue, planPayment } from '../invoicing/payment-plan.ts'
import { feeOf } from '../ledger/fee.ts'
import { decideRefund } from '../milestones/refund.ts'
import { billableMs } from '../tracking/billable.ts'
import { parseAmount } from './amount.ts'
import type { CurrencyCode } from './currency.ts'
import { earned, money, split } from './money.ts'

// Every expectation here is worked out by hand, from docs/spec; the sum is beside its row.

const usd = (minor: bigint) => money(minor, 'USD')
const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

const earnings: [lengthMs: number, rate: bigint, currency: CurrencyCode, minor: bigint][] = [
  // 1 h × 45.00 = 45.00
  [HOUR_MS, 4_500n, 'USD', 4_500n],
  // 1 s × 18.00 = 1800 / 3600 = 0.5 cents: half goes up
  [SECOND_MS, 1_800n, 'USD', 1n],
  // 1 s × 17.99 = 1799 / 3600 = 0.4997 cents
  [SECOND_MS, 1_799n, 'USD', 0n],
  // 3 s × 18.00 = 5400 / 3600 = 1.5 cents
  [3 * SECOND_MS, 1_800n, 'USD', 2n],
  // 1999 ms are one whole second: 0.5 cents
  [1_999, 1_800n, 'USD', 1n],
  // 999 ms are no whole second
  [999, 360_000n, 'USD', 0n],
  // 7 h 20 min = 26400 s × 42.50 = 26400 × 4250 / 3600 = 31166.67 cents
  [7 * HOUR_MS + 20 * MINUTE_MS, 4_250n, 'USD', 31_167n],
  // 10 min = 600 s × JPY 3,500 = 583.33: yen have no smaller part
  [10 * MINUTE_MS, 3_500n, 'JPY', 583n],
  // 30 min × JPY 3,501 = 1750.5
  [30 * MINUTE_MS, 3_501n, 'JPY', 1_751n],
  // 20 min = 1200 s × KWD 7.250 = 7250 / 3 = 2416.67 fils
  [20 * MINUTE_MS, 7_250n, 'KWD', 2_417n],
  // 1 s × KWD 1.800 = 1800 / 3600 = 0.5 fils
  [SECOND_MS, 1_800n, 'KWD', 1n],
  // 168 h × 1,000,000.00 = 168,000,000.00: above what 32 bits hold
  [168 * HOUR_MS, 100_000_000n, 'USD', 16_800_000_000n],
]

test.each(earnings)('I1: %i ms at %s an hour in %s earn %s', (lengthMs, rate, currency, minor) => {
  expect(earned(lengthMs, money(rate, currency))).toEqual({ minor, currency })
})

test.each<[text: string, currency: CurrencyCode, minor: bigint | string]>([
  // 12.5 × 100 cents
  ['12.5', 'USD', 1_250n],
  // 1,500 yen are 1,500 yen
  ['1500', 'JPY', 1_500n],
  // 0.001 dinar is one fils
  ['0.001', 'KWD', 1n],
  // Half a yen cannot be paid
  ['1.5', 'JPY', 'amount_too_precise'],
  // Ten fils and a tenth cannot
  ['0.0101', 'KWD', 'amount_too_precise'],
  // Nothing is no amount
  ['0.00', 'USD', 'amount_not_positive'],
])('M2 L3: %s %s is read as %s', (text, currency, expected) => {
  const read = parseAmount(text, currency)
  if (typeof expected === 'bigint')
    expect(read).toEqual({ ok: true, value: money(expected, currency) })
  else expect(read).toEqual({ ok: false, error: expected })
})

test.each<[already: number, length: number, limit: number | null, billable: number, not: number]>([
  // 40 h allowed, 39 h 55 min used: 5 of 10 min
  [39 * HOUR_MS + 55 * MINUTE_MS, 10 * MINUTE_MS, 40 * HOUR_MS, 5 * MINUTE_MS, 5 * MINUTE_MS],
  // Exactly used up: nothing more
  [40 * HOUR_MS, 10 * MINUTE_MS, 40 * HOUR_MS, 0, 10 * MINUTE_MS],
  // A limit that was lowered below what is used takes nothing back
  [41 * HOUR_MS, 10 * MINUTE_MS, 40 * HOUR_MS, 0, 10 * MINUTE_MS],
  // No limit
  [90 * HOUR_MS, 10 * MINUTE_MS, null, 10 * MINUTE_MS, 0],
  // One millisecond of room
  [40 * HOUR_MS - 1, 10 * MINUTE_MS, 40 * HOUR_MS, 1, 10 * MINUTE_MS - 1],
])('T8: after %i ms, %i ms under a limit of %s are %i billable and %i not', (...row) => {
  const [alreadyBillableMs, lengthMs, weeklyLimitMs, billable, nonBillableMs] = row
  expect(billableMs({ alreadyBillableMs, lengthMs, weeklyLimitMs })).toEqual({
    billableMs: billable,
    nonBillableMs,
  })
})

test.each<[whole: bigint, part: bigint, rest: bigint | string]>([
  // 400.00 − 133.33 = 266.67
  [40_000n, 13_333n, 26_667n],
  // All of it leaves nothing
  [40_000n, 40_000n, 0n],
  // A cent too much
  [40_000n, 40_001n, 'amount_exceeds_whole'],
  [40_000n, 0n, 'amount_not_positive'],
  [40_000n, -1n, 'amount_not_positive'],
])('P5: of %s a part of %s leaves %s', (whole, part, rest) => {
  expect(split(usd(whole), usd(part))).toEqual(
    typeof rest === 'bigint'
      ? { ok: true, value: { part: usd(part), rest: usd(rest) } }
      : { ok: false, error: rest },
  )
})

test.each<[amount: bigint, bps: number, fee: bigint]>([
  // 312.45 × 10 % = 31.245: half goes up
  [31_245n, 1_000, 3_125n],
  // 312.44 × 10 % = 31.244
  [31_244n, 1_000, 3_124n],
  // The parts 0.05 and 0.05 at 10 %: half a cent each
  [5n, 1_000, 1n],
  // 0.10 at 10 % is one cent
  [10n, 1_000, 1n],
  // 99,999.99 × 2.75 % = 2749.999725
  [9_999_999n, 275, 275_000n],
])('L5: of %s the fee at %i basis points is %s', (amount, bps, fee) => {
  expect(feeOf(usd(amount), bps, 0).fee).toEqual(usd(fee))
})

describe('I3: what pays an invoice', () => {
  const held = [
    { id: 'third', number: 3, amount: usd(50_000n) },
    { id: 'first', number: 1, amount: usd(10_000n) },
    { id: 'second', number: 2, amount: usd(20_000n) },
  ]
  const whole = (id: string, minor: bigint) => ({ id, amount: usd(minor), isWhole: true })
  const part = (id: string, minor: bigint) => ({ id, amount: usd(minor), isWhole: false })

  test.each<[due: bigint, limit: bigint, from: object[] | 'payment_failed', source: bigint]>([
    // 60.00 of the first's 100.00
    [6_000n, 0n, [part('first', 6_000n)], 0n],
    // 100.00 + 200.00, to the cent
    [30_000n, 0n, [whole('first', 10_000n), whole('second', 20_000n)], 0n],
    // 100.00 + 200.00 + 12.34 of 500.00
    [31_234n, 0n, [whole('first', 10_000n), whole('second', 20_000n), part('third', 1_234n)], 0n],
    // 800.00 are held, 850.00 due: 50.00 from a source that gives 50.00
    [
      85_000n,
      5_000n,
      [whole('first', 10_000n), whole('second', 20_000n), whole('third', 50_000n)],
      5_000n,
    ],
    // The same from a source that gives 49.99
    [85_000n, 4_999n, 'payment_failed', 0n],
  ])('I3 I4: %s due and a source of %s', (due, limit, from, source) => {
    const plan = planPayment({
      due: usd(due),
      milestones: held,
      sourceVerified: true,
      sourceLimit: usd(limit),
    })
    expect(plan).toEqual(
      from === 'payment_failed'
        ? { ok: false, error: from }
        : { ok: true, value: { milestones: from, fromSource: usd(source) } },
    )
  })

  // 300.00 − 120.50 = 179.50; 100.00 − 130.00 asks for nothing
  test.each([
    [30_000n, 12_050n, 17_950n],
    [10_000n, 13_000n, 0n],
  ])('I8: of %s, %s taken off leaves %s due', (total, credited, due) => {
    expect(amountDue(usd(total), usd(credited))).toEqual(usd(due))
  })
})

describe('P6: what can be given back', () => {
  test.each<[released: bigint, refunded: bigint, available: bigint, amount: bigint, says: string]>([
    // 300.00 − 100.00 = 200.00 are left to give
    [30_000n, 10_000n, 50_000n, 20_000n, 'ok'],
    [30_000n, 10_000n, 50_000n, 20_001n, 'amount_exceeds_whole'],
    // A fee of 10 % left 270.00 of 300.00
    [30_000n, 0n, 27_000n, 27_001n, 'refund_exceeds_balance'],
    [30_000n, 0n, 27_000n, 27_000n, 'ok'],
  ])('of %s released, %s given back and %s there, %s: %s', (...row) => {
    const [released, refunded, available, amount, says] = row
    const decided = decideRefund({
      state: 'released',
      released: usd(released),
      refunded: usd(refunded),
      available: usd(available),
      amount: usd(amount),
    })
    expect(decided.ok ? 'ok' : decided.error).toBe(says)
  })
})

test.each([
  // 100.01 − 33.34 = 66.67
  [10_001n, 3_334n, 6_667n],
  [10_001n, 0n, 10_001n],
  [10_001n, 10_001n, 0n],
])('P9: of %s, %s to the freelancer leaves the employer %s', (whole, share, rest) => {
  expect(divide(usd(whole), usd(share))).toEqual({
    toFreelancer: usd(share),
    toEmployer: usd(rest),
  })
})

describe('I1 I6: invoices of a week in New York', () => {
  // Monday 2 November 2026, 00:00 in New York: the clocks went back the night before.
  const MONDAY_MS = Date.parse('2026-11-02T05:00:00Z')
  // A week earlier, still in summer time: 169 hours.
  const BEFORE_MS = Date.parse('2026-10-26T04:00:00Z')
  const contract = { zone: 'America/New_York', ratePerHour: usd(1_800n) }
  const segment = (id: string, startMs: number, billable: number, postedAtMs = startMs) => ({
    id,
    startMs,
    billableMs: billable,
    postedAtMs,
  })
  const invoiced = (...starts: number[]) => ({
    invoicedWeeks: new Set(starts),
    weeklyWeeks: new Set(starts),
  })

  test('I1: three segments of a second are one and a half cents, rounded once to two', () => {
    const segments = ['a', 'b', 'c'].map((id, at) =>
      segment(id, BEFORE_MS + at * HOUR_MS, SECOND_MS),
    )
    const drafts = draftInvoices({ contract, segments, ...invoiced(), nowMs: MONDAY_MS }, 'weekly')
    // 3 × 0.5 = 1.5 cents; rounded one by one it would be 3
    expect(drafts.map(({ total }) => total)).toEqual([usd(2n)])
    // Wednesday 4 November, 00:00 in New York
    expect(drafts[0]?.dueAtMs).toBe(Date.parse('2026-11-04T05:00:00Z'))
  })

  test('I6: late hours are a line of their own, rounded on their own', () => {
    const next = Date.parse('2026-11-09T05:00:00Z')
    const drafts = draftInvoices(
      {
        contract,
        segments: [
          segment('late', BEFORE_MS + HOUR_MS, SECOND_MS, MONDAY_MS + HOUR_MS),
          segment('own', MONDAY_MS + HOUR_MS, HOUR_MS + SECOND_MS),
        ],
        ...invoiced(BEFORE_MS),
        nowMs: next,
      },
      'weekly',
    )
    // 0.5 → 1 cent for the late line; 1 h 1 s = 1800.5 → 1801 cents for the week's own
    expect(drafts.map(({ lines }) => lines.map(({ amount }) => amount.minor))).toEqual([
      [1n, 1_801n],
    ])
    expect(drafts[0]?.lines.map(({ adjustment }) => adjustment)).toEqual([true, false])
    expect(drafts[0]?.total).toEqual(usd(1_802n))
  })
})
