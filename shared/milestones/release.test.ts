import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, money } from '../money/money.ts'
import { endPart } from './end-part.ts'
import type { MilestoneAction, MilestoneState } from './milestone.ts'
import { checkIntent, INTENT_LIFE_MS, type ReleaseIntent } from './release.ts'

const minor = fc.bigInt({ min: 1n, max: 10n ** 14n })
const usd = (each: bigint) => money(each, 'USD')

describe('P5: a part of a milestone ends apart', () => {
  const ending = fc.constantFrom<[MilestoneState, MilestoneAction, MilestoneState]>(
    ['inProgress', 'release', 'released'],
    ['releaseRequested', 'release', 'released'],
    ['disputed', 'resolveForFreelancer', 'released'],
    ['disputed', 'resolveForEmployer', 'cancelled'],
  )

  test('P5: the part and the rest are exactly what was there; the original keeps its state', () => {
    fc.assert(
      fc.property(minor, minor, ending, (whole, part, [state, action, end]) => {
        const step = { action, by: 'marketplace', newId: 'part' } as const
        const done = endPart({ id: 'original', state, amount: usd(whole) }, usd(part), step)
        if (part > whole) {
          expect(done).toEqual({ ok: false, error: 'amount_exceeds_whole' })
          return
        }
        if (!done.ok) return expect.fail(done.error)
        const { ended, rest } = done.value
        expect(ended).toMatchObject({ state: end, amount: usd(part) })
        if (part === whole) {
          expect([ended.id, rest]).toEqual(['original', null])
        } else {
          expect(ended.id).toBe('part')
          expect(rest).toMatchObject({ id: 'original', state })
          expect(rest && add(rest.amount, ended.amount)).toEqual(usd(whole))
        }
      }),
    )
  })

  test('P5: released piece by piece, the pieces come to the whole and nothing is left', () => {
    fc.assert(
      fc.property(minor, fc.array(fc.bigInt(1n, 100n), { maxLength: 8 }), (whole, percents) => {
        let rest = whole
        let released = 0n
        for (const percent of [...percents, 100n]) {
          const piece = (rest * percent + 99n) / 100n
          const from = { id: 'original', state: 'inProgress', amount: usd(rest) } as const
          const step = { action: 'release', by: 'employer', newId: 'part' } as const
          const done = endPart(from, usd(piece), step)
          if (!done.ok) return expect.fail(done.error)
          released += done.value.ended.amount.minor
          rest = done.value.rest?.amount.minor ?? 0n
          if (rest === 0n) break
        }
        expect([released, rest]).toEqual([whole, 0n])
      }),
    )
  })

  test.each([0, -1])('P5: a part of %i is refused', (part) => {
    const from = { id: 'original', state: 'inProgress', amount: usd(5n) } as const
    const step = { action: 'release', by: 'employer', newId: 'part' } as const
    expect(endPart(from, usd(BigInt(part)), step)).toEqual({
      ok: false,
      error: 'amount_not_positive',
    })
  })
})

describe('P5: the second confirmation carries out the first', () => {
  const release = { employerId: 1, milestoneId: 'a', amount: usd(500n) }
  const intent: ReleaseIntent = { ...release, madeAtMs: 1_000, used: false }
  const check = (change: Partial<ReleaseIntent>, afterMs = 0) =>
    checkIntent({ ...intent, ...change }, release, 1_000 + afterMs)
  const refused = (error: string) => ({ ok: false, error })

  test('P5: the very release that was confirmed, within fifteen minutes', () => {
    expect(check({}).ok).toBe(true)
    expect(check({}, INTENT_LIFE_MS).ok).toBe(true)
    expect(check({}, INTENT_LIFE_MS + 1)).toEqual(refused('release_confirmation_expired'))
  })

  test.each<[what: string, change: () => Partial<ReleaseIntent>]>([
    ['another employer’s', () => ({ employerId: 2 })],
    ['another milestone’s', () => ({ milestoneId: 'b' })],
    ['a smaller amount’s', () => ({ amount: usd(499n) })],
    ['a larger amount’s', () => ({ amount: usd(501n) })],
    ['a used one', () => ({ used: true })],
  ])('P5: %s is not what was confirmed', (_, change) => {
    expect(check(change())).toEqual(refused('release_not_confirmed'))
    // Late as well, it is still not what was confirmed.
    expect(check(change(), INTENT_LIFE_MS + 1)).toEqual(refused('release_not_confirmed'))
  })

  test('P5: without a first confirmation nothing is released', () => {
    expect(checkIntent(null, release, 1_000)).toEqual(refused('release_not_confirmed'))
  })
})
