import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MilestoneRequest } from '../../shared/contract/entities.ts'
import { failureOf } from '../../shared/contract/errors.ts'
import { optimisticView } from './optimistic-view.ts'
import {
  askRecord,
  idOf,
  MONDAY_MS,
  milestoneOf,
  projectOf,
  recordOf,
  requestOf,
} from './sample-rows.ts'
import { forget, nothingStanding, overlay, type Standing, takePending } from './standing.ts'

const rows = (over = {}) => ({
  projects: [projectOf()],
  milestoneRequests: [],
  milestones: [],
  ...over,
})

describe('the optimistic view', () => {
  test('M5: a request in the outbox is queued, without a number', () => {
    const { requests } = optimisticView(rows(), [askRecord(1)])
    expect(requests).toMatchObject([{ id: idOf(1), state: 'queued', number: null }])
  })

  test('M5: it gives way to the row of the same id', () => {
    const { requests } = optimisticView(rows({ milestoneRequests: [requestOf(1)] }), [askRecord(1)])
    expect(requests).toMatchObject([{ id: idOf(1), state: 'pending', number: 1 }])
  })

  test('Y3: a refused request stays to be seen, a refused withdrawal changes nothing', () => {
    const refused = { state: 'refused' as const, error: failureOf('request_not_pending') }
    const view = optimisticView(rows({ milestoneRequests: [requestOf(1)] }), [
      askRecord(2, refused),
      recordOf(3, 'withdrawMilestoneRequest', { requestId: idOf(1) }, refused),
    ])
    expect(view.requests.map(({ state }) => state)).toEqual(['refused', 'pending'])
  })

  test('M4: a withdrawal shows at once, and also of a request still queued', () => {
    const view = optimisticView(rows({ milestoneRequests: [requestOf(1)] }), [
      askRecord(2),
      recordOf(3, 'withdrawMilestoneRequest', { requestId: idOf(1) }),
      recordOf(4, 'withdrawMilestoneRequest', { requestId: idOf(2) }),
    ])
    expect(view.requests.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
  })

  test('M5: a withdrawal loses to an accept that the feed has brought', () => {
    const accepted = requestOf(1, { state: 'accepted', milestoneId: idOf(9) })
    const view = optimisticView(rows({ milestoneRequests: [accepted] }), [
      recordOf(3, 'withdrawMilestoneRequest', { requestId: idOf(1) }),
    ])
    expect(view.requests[0]?.state).toBe('accepted')
  })

  test('M1, P3: accepting an award moves the project and its milestones', () => {
    const view = optimisticView(
      rows({
        projects: [projectOf({ status: 'awarded', acceptedAtMs: null })],
        milestones: [milestoneOf(5, { state: 'pending' })],
      }),
      [recordOf(6, 'acceptProject', { projectId: 1 })],
    )
    expect(view.projects[0]).toMatchObject({ status: 'active', acceptedAtMs: MONDAY_MS + 6 })
    expect(view.milestones[0]?.state).toBe('inProgress')
  })

  test('P7: cancelling shows at once, but never of released money', () => {
    const view = optimisticView(
      rows({ milestones: [milestoneOf(5), milestoneOf(6, { state: 'released' })] }),
      [
        recordOf(7, 'cancelMilestone', { milestoneId: idOf(5) }),
        recordOf(8, 'cancelMilestone', { milestoneId: idOf(6) }),
      ],
    )
    expect(view.milestones.map(({ state }) => state)).toEqual(['released', 'cancelled'])
  })

  test('P3, P7: asking for a release and rejecting a cancellation show at once, where they may', () => {
    const states = (state: 'inProgress' | 'cancellationRequested' | 'released') =>
      optimisticView(rows({ milestones: [milestoneOf(5, { state }), milestoneOf(6, { state })] }), [
        recordOf(7, 'requestRelease', { milestoneId: idOf(5) }),
        recordOf(8, 'rejectCancellation', { milestoneId: idOf(6) }),
      ]).milestones.map((each) => each.state)
    // Newest first.
    expect(states('inProgress')).toEqual(['inProgress', 'releaseRequested'])
    expect(states('cancellationRequested')).toEqual(['inProgress', 'cancellationRequested'])
    expect(states('released')).toEqual(['released', 'released'])
  })

  test('a payload that cannot be read is left out, not thrown at', () => {
    const view = optimisticView(rows(), [recordOf(1, 'requestMilestone', { amount: 5 })])
    expect(view.requests).toEqual([])
  })
})

/** The way round: the outbox, the marketplace, the feed and the window, each a step at a time. */
type Step = 'submit' | 'acknowledge' | 'tellWindow' | 'beginPull' | 'endPull' | 'accept'

class WayRound {
  outbox = [] as ReturnType<typeof askRecord>[]
  market = [] as MilestoneRequest[]
  pulling: { number: number; rows: MilestoneRequest[] } | null = null
  begun = 0
  done = 0
  rows = [] as MilestoneRequest[]
  standing: Standing = nothingStanding
  submitted = 0
  /** What the window has shown once must stay shown, once. */
  seen = new Set<string>()

  step(step: Step): void {
    switch (step) {
      case 'submit':
        this.submitted += 1
        this.outbox = [...this.outbox, askRecord(this.submitted)]
        break
      case 'acknowledge': {
        const [first, ...rest] = this.outbox
        if (!first) break
        this.market = [...this.market, requestOf(Number(first.id.slice(-12)))]
        this.outbox = rest
        break
      }
      case 'accept': {
        const [first, ...rest] = this.market
        if (first) this.market = [...rest, { ...first, state: 'accepted' }]
        break
      }
      case 'tellWindow':
        this.standing = takePending(this.standing, this.outbox, this.begun)
        break
      case 'beginPull':
        if (this.pulling) break
        this.begun += 1
        this.pulling = { number: this.begun, rows: this.market }
        break
      case 'endPull':
        if (!this.pulling) break
        this.rows = this.pulling.rows
        this.done = this.pulling.number
        this.pulling = null
        this.standing = forget(this.standing, this.done)
    }
    this.look()
  }

  view() {
    const pending = overlay(this.standing, this.done)
    return optimisticView(rows({ milestoneRequests: this.rows }), pending).requests
  }

  look(): void {
    const shown = this.view().map(({ id }) => id)
    expect(new Set(shown).size).toBe(shown.length)
    for (const id of shown) this.seen.add(id)
    expect(shown.toSorted()).toEqual([...this.seen].toSorted())
  }
}

const steps = fc.array(
  fc.constantFrom<Step>(
    'submit',
    'acknowledge',
    'tellWindow',
    'tellWindow',
    'beginPull',
    'endPull',
    'accept',
  ),
  { maxLength: 60 },
)

test('Y1, M5: in any order of acks and pulls a request, once shown, stays shown and once', () => {
  fc.assert(
    fc.property(steps, (order) => {
      const way = new WayRound()
      for (const step of order) way.step(step)
    }),
    { numRuns: 500 },
  )
})

test('Y1: whatever the order was, the end is the marketplace’s rows and nothing else', () => {
  fc.assert(
    fc.property(steps, (order) => {
      const way = new WayRound()
      for (const step of order) way.step(step)
      while (way.outbox.length > 0) way.step('acknowledge')
      for (const step of ['endPull', 'tellWindow', 'beginPull', 'endPull'] as const) way.step(step)
      expect(way.standing.departed).toEqual([])
      expect(way.view().map(({ id, state }) => [id, state])).toEqual(
        optimisticView(rows({ milestoneRequests: way.market }), []).requests.map(
          ({ id, state }) => [id, state],
        ),
      )
      expect(way.market).toHaveLength(way.submitted)
    }),
    { numRuns: 500 },
  )
})
