import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money } from '../money/money.ts'
import { fundingSource } from './funding.ts'
import { createdState, isHeld, type MilestoneState, transitionMilestone } from './milestone.ts'
import { releaseBlockers } from './release.ts'
import { canRequest, type RequestAction, type RequestState, transitionRequest } from './request.ts'

describe('M: requests', () => {
  test('M4, M5: a pending one is answered or withdrawn once; the second to come is refused', () => {
    const actions = fc.array(fc.constantFrom<RequestAction>('accept', 'reject', 'withdraw'), {
      minLength: 1,
    })
    fc.assert(
      fc.property(actions, (all) => {
        let state: RequestState = 'pending'
        const done = all.map((action) => {
          const next = transitionRequest(state, action)
          if (next.ok) state = next.value
          return next
        })
        expect(done[0]?.ok).toBe(true)
        for (const later of done.slice(1)) {
          expect(later).toEqual({ ok: false, error: 'request_not_pending' })
        }
      }),
    )
  })

  test('M5: queued offline, it can be withdrawn or sent, and nobody can answer it', () => {
    expect(transitionRequest('queued', 'send')).toEqual({ ok: true, value: 'pending' })
    expect(transitionRequest('queued', 'withdraw')).toEqual({ ok: true, value: 'withdrawn' })
    expect(transitionRequest('queued', 'accept').ok).toBe(false)
    expect(transitionRequest('pending', 'send').ok).toBe(false)
  })

  test('M1: only a project in Current Work takes requests', () => {
    expect(canRequest({ projectStatus: 'active' }).ok).toBe(true)
    for (const projectStatus of ['awarded', 'complete'] as const) {
      expect(canRequest({ projectStatus })).toEqual({
        ok: false,
        error: 'project_not_in_current_work',
      })
    }
  })
})

describe('P: milestones', () => {
  test('P5: only the employer releases, only once, only what was accepted', () => {
    expect(transitionMilestone('inProgress', 'release', 'employer')).toEqual({
      ok: true,
      value: 'released',
    })
    expect(transitionMilestone('inProgress', 'release', 'freelancer').ok).toBe(false)
    for (const state of ['pending', 'released', 'cancelled'] as const) {
      expect(transitionMilestone(state, 'release', 'employer')).toEqual({
        ok: false,
        error: 'milestone_not_releasable',
      })
    }
  })

  test('P7: the employer cancels until the award is accepted, then only the freelancer', () => {
    const may = (state: MilestoneState, by: 'employer' | 'freelancer') =>
      transitionMilestone(state, 'cancel', by).ok
    expect(may(createdState(false), 'employer')).toBe(true)
    expect(may(createdState(false), 'freelancer')).toBe(false)
    expect(may(createdState(true), 'employer')).toBe(false)
    expect(may(createdState(true), 'freelancer')).toBe(true)
    expect(may('disputed', 'freelancer')).toBe(false)
  })

  test('P4: accepting the award leaves money held, and ends nothing', () => {
    expect(transitionMilestone('pending', 'acceptAward', 'freelancer')).toEqual({
      ok: true,
      value: 'inProgress',
    })
    expect(transitionMilestone('released', 'acceptAward', 'freelancer').ok).toBe(false)
    expect(isHeld('disputed') && !isHeld('cancelled')).toBe(true)
  })

  test.each([
    ['hourly', false, false, ['desktop_app_required', 'hours_not_posted']],
    ['hourly', true, false, ['hours_not_posted']],
    ['hourly', false, true, ['desktop_app_required']],
    ['hourly', true, true, []],
    ['fixed', false, false, []],
  ] as const)(
    'P8: %s, device %s, hours %s: %j',
    (projectType, deviceRegistered, hoursPosted, missing) => {
      expect(releaseBlockers({ projectType, deviceRegistered, hoursPosted })).toEqual(missing)
    },
  )

  test('P2: one of balance and source pays the whole, or nothing does', () => {
    const minor = fc.bigInt({ min: 0n, max: 100n }).map((each) => money(each, 'USD'))
    fc.assert(
      fc.property(
        minor,
        fc.boolean(),
        fc.option(minor),
        minor,
        (available, verified, limit, amount) => {
          const source = fundingSource({
            available,
            sourceVerified: verified,
            sourceLimit: limit,
            amount,
          })
          const balanceSuffices = available.minor >= amount.minor
          const sourceSuffices = verified && (limit === null || limit.minor >= amount.minor)
          expect(source).toBe(
            balanceSuffices ? 'balance' : sourceSuffices ? 'source' : 'insufficient_funds',
          )
        },
      ),
    )
  })
})
