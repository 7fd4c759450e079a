import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money, sum } from '../money/money.ts'
import { amountDue, planPayment } from './payment-plan.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const amount = fc.bigInt({ min: 1n, max: 1_000n }).map(usd)
const milestones = fc.uniqueArray(fc.record({ id: fc.uuid(), number: fc.nat(50), amount }), {
  maxLength: 6,
  selector: ({ number }) => number,
})
const payment = fc.record({
  due: fc.bigInt({ min: 0n, max: 4_000n }).map(usd),
  milestones,
  sourceVerified: fc.boolean(),
  sourceLimit: fc.option(fc.bigInt({ min: 0n, max: 3_000n }).map(usd)),
})

test('I3: pays exactly what is due or nothing; no milestone gives more than it holds', () => {
  fc.assert(
    fc.property(payment, (each) => {
      const plan = planPayment(each)
      const held = sum(
        each.milestones.map((m) => m.amount),
        'USD',
      )
      const limit = each.sourceVerified ? (each.sourceLimit?.minor ?? 0n) : 0n
      expect(plan.ok).toBe(held.minor + limit >= each.due.minor)
      if (!plan.ok) return
      const { milestones: parts, fromSource } = plan.value
      expect(sum([...parts.map((part) => part.amount), fromSource], 'USD')).toEqual(each.due)
      for (const part of plan.value.milestones) {
        const whole = each.milestones.find(({ id }) => id === part.id)
        expect(part.amount.minor > 0n).toBe(true)
        expect(part.isWhole).toBe(part.amount.minor === whole?.amount.minor)
        expect(part.amount.minor <= (whole?.amount.minor ?? 0n)).toBe(true)
      }
    }),
  )
})

test('I3: oldest first; only the last may be in part, and the source pays only what none holds', () => {
  fc.assert(
    fc.property(payment, (each) => {
      const plan = planPayment(each)
      if (!plan.ok) return
      const used = plan.value.milestones
      const oldest = each.milestones.toSorted((a, b) => a.number - b.number)
      expect(used.map(({ id }) => id)).toEqual(oldest.slice(0, used.length).map(({ id }) => id))
      expect(used.slice(0, -1).every(({ isWhole }) => isWhole)).toBe(true)
      if (plan.value.fromSource.minor > 0n) {
        expect(used.length).toBe(oldest.length)
        expect(used.every(({ isWhole }) => isWhole)).toBe(true)
      }
    }),
  )
})

test('I4: a source that falls short by one minor unit pays nothing', () => {
  const base = { due: usd(100n), milestones: [], sourceVerified: true }
  expect(planPayment({ ...base, sourceLimit: usd(99n) })).toEqual({
    ok: false,
    error: 'payment_failed',
  })
  expect(planPayment({ ...base, sourceLimit: usd(100n) })).toMatchObject({ ok: true })
  expect(planPayment({ ...base, sourceLimit: null }).ok).toBe(false)
  expect(planPayment({ ...base, sourceVerified: false, sourceLimit: usd(100n) }).ok).toBe(false)
})

test('I8: credits are taken off; more than all of it leaves nothing to pay', () => {
  expect(amountDue(usd(100n), usd(30n))).toEqual(usd(70n))
  expect(amountDue(usd(100n), usd(130n))).toEqual(usd(0n))
  const nothing = { due: usd(0n), milestones: [], sourceVerified: false, sourceLimit: null }
  expect(planPayment(nothing)).toEqual({
    ok: true,
    value: { milestones: [], fromSource: usd(0n) },
  })
})
