import { describe, expect, test } from 'vitest'
import {
  isHeld,
  type MilestoneAction,
  type MilestoneActor,
  type MilestoneState,
  transitionMilestone,
} from './milestone.ts'

const STATES: readonly MilestoneState[] = [
  'pending',
  'inProgress',
  'releaseRequested',
  'cancellationRequested',
  'released',
  'cancelled',
  'disputed',
]
const ACTORS: readonly MilestoneActor[] = ['employer', 'freelancer', 'marketplace']

type Case = [action: MilestoneAction, refusal: string, may: string[]]

/** For each action: who may take it from where, and where it leads; the refusal everywhere else. */
const CASES: Case[] = [
  ['acceptAward', 'award_already_answered', ['freelancer: pending > inProgress']],
  [
    'release',
    'milestone_not_releasable',
    [
      'employer: inProgress > released',
      'employer: releaseRequested > released',
      'marketplace: inProgress > released',
      'marketplace: releaseRequested > released',
    ],
  ],
  [
    'cancel',
    'milestone_not_cancellable',
    [
      'employer: pending > cancelled',
      'freelancer: inProgress > cancelled',
      'freelancer: releaseRequested > cancelled',
      'freelancer: cancellationRequested > cancelled',
      'marketplace: pending > cancelled',
    ],
  ],
  ['requestRelease', 'release_not_requestable', ['freelancer: inProgress > releaseRequested']],
  [
    'requestCancellation',
    'cancellation_not_requestable',
    [
      'employer: inProgress > cancellationRequested',
      'employer: releaseRequested > cancellationRequested',
    ],
  ],
  [
    'rejectCancellation',
    'cancellation_not_requested',
    ['freelancer: cancellationRequested > inProgress'],
  ],
  [
    'withdrawCancellation',
    'cancellation_not_requested',
    ['employer: cancellationRequested > inProgress'],
  ],
  ['refund', 'milestone_not_refundable', ['freelancer: released > released']],
  [
    'dispute',
    'dispute_not_openable',
    [
      'employer: inProgress > disputed',
      'employer: releaseRequested > disputed',
      'employer: cancellationRequested > disputed',
      'freelancer: inProgress > disputed',
      'freelancer: releaseRequested > disputed',
      'freelancer: cancellationRequested > disputed',
    ],
  ],
  [
    'withdrawDispute',
    'dispute_ended',
    ['employer: disputed > inProgress', 'freelancer: disputed > inProgress'],
  ],
  ['resolveForFreelancer', 'dispute_ended', ['marketplace: disputed > released']],
  ['resolveForEmployer', 'dispute_ended', ['marketplace: disputed > cancelled']],
]

describe('P3: every action, from every state, by everyone', () => {
  test.each(CASES)('P3: %s, else %s', (action, refusal, may) => {
    const done: string[] = []
    for (const by of ACTORS) {
      for (const state of STATES) {
        const next = transitionMilestone(state, action, by)
        if (next.ok) done.push(`${by}: ${state} > ${next.value}`)
        else expect(next.error).toBe(state === 'disputed' ? 'milestone_disputed' : refusal)
      }
    }
    expect(done).toEqual(may)
  })

  test('P4, P6: what has ended is never held again, and only a refund leads on from a release', () => {
    for (const [action] of CASES) {
      for (const by of ACTORS) {
        for (const state of STATES.filter((each) => !isHeld(each))) {
          const next = transitionMilestone(state, action, by)
          if (next.ok)
            expect([action, state, next.value]).toEqual(['refund', 'released', 'released'])
        }
      }
    }
  })
})
