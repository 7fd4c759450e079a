import { describe, expect, test } from 'vitest'
import type { Milestone } from '../../../shared/contract/entities.ts'
import { actionsOf, isSeldom } from './actions.ts'

const milestone = (over: Partial<Milestone>): Milestone => ({
  id: '01980000-0000-7000-8000-000000000000',
  number: 1,
  projectId: 1,
  amount: { amount: '400.00', currency: 'USD' },
  description: 'Search results page',
  state: 'inProgress',
  requestId: null,
  splitFrom: null,
  invoiceId: null,
  refunded: '0.00',
  cancellationReason: null,
  createdAtMs: 0,
  releasedAtMs: null,
  cancelledAtMs: null,
  ...over,
})

describe('P5 P6 P7 what each side can do with a milestone', () => {
  test.each([
    ['pending', ['cancel'], []],
    ['inProgress', ['release', 'requestCancellation'], ['requestRelease', 'cancel']],
    ['releaseRequested', ['release', 'requestCancellation'], ['cancel']],
    ['cancellationRequested', ['withdrawCancellation'], ['rejectCancellation', 'cancel']],
    ['released', [], ['refund']],
    ['cancelled', [], []],
    ['disputed', [], []],
  ] as const)('%s', (state, employer, freelancer) => {
    expect(actionsOf(milestone({ state }), 'employer')).toEqual(employer)
    expect(actionsOf(milestone({ state }), 'freelancer')).toEqual(freelancer)
  })

  test('P6 what is given back in full cannot be given back again, in part it can', () => {
    const released = (refunded: string) => milestone({ state: 'released', refunded })
    expect(actionsOf(released('400.00'), 'freelancer')).toEqual([])
    expect(actionsOf(released('399.99'), 'freelancer')).toEqual(['refund'])
  })

  test('P7 the answer to a cancellation stands open, a cancellation of one’s own does not', () => {
    expect(isSeldom(milestone({ state: 'cancellationRequested' }), 'cancel')).toBe(false)
    expect(isSeldom(milestone({ state: 'inProgress' }), 'cancel')).toBe(true)
  })
})
