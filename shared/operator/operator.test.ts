import { describe, expect, it } from 'vitest'
import type { Role } from '../contract/entities.ts'
import { money } from '../money/money.ts'
import { decideArbiter } from './arbiter.ts'
import { type BookedDeposit, decideDeposit, decideTakeBack } from './deposit.ts'
import { changeSource } from './source.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const deposit = { employerId: 1, amount: usd(50_000n) }
const booked: BookedDeposit = { ...deposit, takenBack: false }

describe('L4: a deposit', () => {
  it('is written for employers alone', () => {
    expect(decideDeposit('employer', deposit, null)).toEqual({ ok: true, value: 'write' })
    for (const role of ['freelancer', 'arbiter'] satisfies Role[]) {
      expect(decideDeposit(role, deposit, null)).toMatchObject({ error: 'not_an_employer' })
    }
  })

  it('is written once under its reference, and no other is', () => {
    expect(decideDeposit('employer', deposit, booked)).toEqual({ ok: true, value: 'before' })
    for (const change of [
      { employerId: 2 },
      { amount: usd(50_001n) },
      { amount: money(50_000n, 'EUR') },
    ]) {
      expect(decideDeposit('employer', { ...deposit, ...change }, booked)).toMatchObject({
        error: 'reference_used',
      })
    }
    const takenBack = { ...booked, takenBack: true }
    expect(decideDeposit('employer', deposit, takenBack)).toMatchObject({
      error: 'reference_taken_back',
    })
  })

  it('L1: is taken back whole, once, while it is all there', () => {
    expect(decideTakeBack(booked, usd(50_000n))).toEqual({ ok: true, value: 'write' })
    expect(decideTakeBack(booked, usd(49_999n))).toMatchObject({ error: 'deposit_spent' })
    expect(decideTakeBack(null, usd(0n))).toMatchObject({ error: 'no_such_deposit' })
    expect(decideTakeBack({ ...booked, takenBack: true }, usd(0n))).toEqual({
      ok: true,
      value: 'before',
    })
  })
})

describe('P2: a payment source', () => {
  const before = {
    label: 'Visa ending 4242',
    verified: true,
    limits: new Map([['USD', 100_000n]] as const),
  }

  it('needs a label, and is not verified unless that is said', () => {
    expect(changeSource('employer', null, { limits: [] })).toMatchObject({ error: 'label_missing' })
    const made = changeSource('employer', null, { label: 'Bank', limits: [usd(5n)] })
    expect(made).toEqual({
      ok: true,
      value: { label: 'Bank', verified: false, limits: new Map([['USD', 5n]]) },
    })
  })

  it('keeps what a change leaves out', () => {
    const changed = changeSource('employer', before, { limits: [money(7n, 'JPY'), usd(0n)] })
    expect(changed).toEqual({
      ok: true,
      value: {
        ...before,
        limits: new Map([
          ['USD', 0n],
          ['JPY', 7n],
        ]),
      },
    })
    expect(changeSource('employer', before, { verified: false, limits: [] })).toEqual({
      ok: true,
      value: { ...before, verified: false },
    })
  })

  it('is an employer’s', () => {
    expect(changeSource('freelancer', null, { label: 'x', limits: [] })).toMatchObject({
      error: 'not_an_employer',
    })
  })
})

describe('P9: an arbiter', () => {
  const blank = { role: 'freelancer', hasProjects: false, hasMoney: false } as const

  it('has no part in any project, and no money here', () => {
    expect(decideArbiter(blank)).toEqual({ ok: true, value: 'make' })
    expect(decideArbiter({ ...blank, hasProjects: true })).toMatchObject({ error: 'has_projects' })
    expect(decideArbiter({ ...blank, hasMoney: true })).toMatchObject({ error: 'has_money' })
    expect(decideArbiter({ ...blank, role: 'arbiter' })).toEqual({ ok: true, value: 'before' })
  })
})
