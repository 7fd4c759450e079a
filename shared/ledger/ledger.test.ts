import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CurrencyCode } from '../money/currency.ts'
import { money } from '../money/money.ts'
import { accountKey, type Balances, balances, checkEntry, post } from './balances.ts'
import {
  correctionEntry,
  type Entry,
  fundEntry,
  holdEntry,
  invoiceEntry,
  refundHold,
  releaseEntry,
} from './entry.ts'

const currency = fc.constantFrom<CurrencyCode>('USD', 'JPY', 'KWD')
const amount = fc
  .tuple(fc.bigInt({ min: 1n, max: 1_000n }), currency)
  .map(([minor, code]) => money(minor, code))
const employerId = fc.integer({ min: 1, max: 2 })
const freelancerId = fc.integer({ min: 3, max: 4 })
const milestoneId = fc.constantFrom('a', 'b', 'c')

/** Any entry the product can write, in any amount: many of them not covered by what is there. */
const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ employerId, amount }).map(fundEntry),
  fc
    .record({ employerId, milestoneId, from: fc.constantFrom('balance', 'source'), amount })
    .map(holdEntry),
  fc
    .record({ milestoneId, freelancerId, amount, percent: fc.bigInt({ min: 0n, max: 100n }) })
    .map(({ percent, ...each }) =>
      releaseEntry({
        ...each,
        fee: money((each.amount.minor * percent) / 100n, each.amount.currency),
      }),
    ),
  fc.record({ milestoneId, employerId, amount }).map(refundHold),
  fc
    .record({ employerId, freelancerId, amount, percent: fc.bigInt({ min: 0n, max: 100n }) })
    .map(({ percent, ...each }) =>
      invoiceEntry({
        ...each,
        fee: money((each.amount.minor * percent) / 100n, each.amount.currency),
      }),
    ),
)

test('L1: every entry the product writes sums to zero in every currency', () => {
  fc.assert(
    fc.property(entry, (each) => {
      expect(checkEntry(each).ok).toBe(true)
      expect(checkEntry(correctionEntry(each)).ok).toBe(true)
    }),
  )
})

test('L1: one minor unit more or less on any line is refused', () => {
  fc.assert(
    fc.property(entry, fc.nat(), fc.constantFrom(1n, -1n), (each, at, change) => {
      const line = at % each.postings.length
      const postings = each.postings.map((posting, i) =>
        i === line ? { ...posting, amount: posting.amount + change } : posting,
      )
      expect(checkEntry({ ...each, postings }).ok).toBe(false)
    }),
  )
})

test('L1: two currencies do not balance each other', () => {
  const [out, into] = fundEntry({ employerId: 1, amount: money(5n, 'USD') }).postings
  if (!out || !into) return expect.fail('an entry has two lines')
  const mixed: Entry = { kind: 'fund', postings: [out, { ...into, currency: 'JPY' }] }
  expect(checkEntry(mixed)).toEqual({ ok: false, error: 'entry_unbalanced' })
  expect(checkEntry({ kind: 'fund', postings: [] })).toEqual({ ok: false, error: 'entry_empty' })
})

test('L2, L4: in any order, no account of ours is overdrawn and all accounts sum to zero', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 60 }), (all) => {
      let state: Balances = new Map()
      const written: Entry[] = []
      for (const each of all) {
        const next = post(state, each)
        if (next.ok) written.push(each)
        state = next.ok ? next.value : state
        const totals = new Map<string, bigint>()
        for (const [key, minor] of state) {
          const code = key.slice(-3)
          totals.set(code, (totals.get(code) ?? 0n) + minor)
          if (!/^(employerSource|platformExternal):/.test(key)) expect(minor >= 0n).toBe(true)
        }
        expect([...totals.values()].every((total) => total === 0n)).toBe(true)
      }
      expect(balances(written)).toEqual(state)
    }),
  )
})

test('P4, P5: held money is released once; the second release is overdrawn and moves nothing', () => {
  const paid = money(5_000n, 'USD')
  const held = { milestoneId: 'm', amount: paid }
  const start = balances([
    fundEntry({ employerId: 1, amount: paid }),
    holdEntry({ ...held, employerId: 1, from: 'balance' }),
  ])
  const once = post(start, releaseEntry({ ...held, freelancerId: 3 }))
  if (!once.ok) return expect.fail(once.error)
  expect(once.value.get(accountKey({ kind: 'freelancerAvailable', userId: 3 }, 'USD'))).toBe(5_000n)
  expect(once.value.get(accountKey({ kind: 'employerAvailable', userId: 1 }, 'USD'))).toBe(0n)
  expect(post(once.value, refundHold({ ...held, employerId: 1 }))).toEqual({
    ok: false,
    error: 'account_overdrawn',
  })
})

test('L1: a correction leaves every account as it was', () => {
  fc.assert(
    fc.property(entry, (mistake) => {
      const left = balances([mistake, correctionEntry(mistake)])
      expect([...left.values()].every((minor) => minor === 0n)).toBe(true)
    }),
  )
})

test('L5: a fee comes out of the amount; more than the amount is a bug', () => {
  const release = { milestoneId: 'm', freelancerId: 3, amount: money(100n, 'USD') }
  expect(
    releaseEntry({ ...release, fee: money(10n, 'USD') }).postings.map((each) => each.amount),
  ).toEqual([-100n, 90n, 10n])
  expect(() => releaseEntry({ ...release, fee: money(101n, 'USD') })).toThrow(RangeError)
})
