import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { aSegment, HOUR_MS, meetReleaseRule, NOON_MS, withWorld } from './world.ts'

const world = withWorld()
const ask = (amount: string) => ({ projectId: 1, amount, currency: 'USD', description: 'Draft' })

const sumOfAccounts = async () => {
  const rows = await world().test.query<{ total: bigint }>(
    'SELECT sum(balance) AS total FROM ledger_account GROUP BY currency',
  )
  return rows.map(({ total }) => total)
}

describe('two at once', () => {
  it('M5: accept against withdraw has one winner, the other is told so', async () => {
    const { did, code, employer, freelancer, test } = world()
    for (let round = 0; round < 12; round++) {
      const requestId = await did(freelancer, 'requestMilestone', ask('5'))
      const outcomes = await Promise.all([
        code(employer, 'acceptMilestoneRequest', { confirmedSource: 'any', requestId }),
        code(freelancer, 'withdrawMilestoneRequest', { requestId }),
      ])
      expect(outcomes.toSorted()).toEqual(['applied', 'request_not_pending'])
      const made = await test.query(
        `SELECT r.state FROM milestone_request r JOIN milestone m ON m.id = r.milestone_id
          WHERE r.id = $1`,
        [requestId],
      )
      expect(made.length).toBe(outcomes[0] === 'applied' ? 1 : 0)
    }
  })

  it('M4: two accepts make one milestone', async () => {
    const { did, code, employer, freelancer } = world()
    const requestId = await did(freelancer, 'requestMilestone', ask('5'))
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () =>
        code(employer, 'acceptMilestoneRequest', { confirmedSource: 'any', requestId }),
      ),
    )
    expect(outcomes.filter((each) => each === 'applied')).toHaveLength(1)
  })

  it('P5, L4: of many releases at once one pays, and of release and cancel one happens', async () => {
    const { did, code, employer, freelancer } = world()
    await meetReleaseRule(world(), 1, NOON_MS - 5 * HOUR_MS)
    const milestoneId = await did(employer, 'createMilestone', {
      ...ask('7'),
      confirmedSource: 'any',
    })
    const release = { milestoneId, amount: '7' }
    const intentId = await did(employer, 'prepareRelease', release)
    const outcomes = await Promise.all([
      ...Array.from({ length: 6 }, () =>
        code(employer, 'releaseMilestone', { ...release, intentId }),
      ),
      code(freelancer, 'cancelMilestone', { milestoneId }),
    ])
    expect(outcomes.filter((each) => each === 'applied')).toHaveLength(1)
    expect((await sumOfAccounts()).every((total) => total === 0n)).toBe(true)
  })

  it('P5, P7, P9: of release, cancel, a wish to cancel and a dispute one happens, or two in turn', async () => {
    const { did, code, employer, freelancer, test } = world()
    for (let round = 0; round < 6; round++) {
      const id = await did(employer, 'createMilestone', { ...ask('7'), confirmedSource: 'any' })
      const release = { milestoneId: id, amount: '7' }
      const intentId = await did(employer, 'prepareRelease', release)
      const dispute = {
        about: { kind: 'milestone', id },
        reason: 'Why',
        freelancerAmount: '7',
      } as const
      const codes = await Promise.all([
        code(employer, 'releaseMilestone', { ...release, intentId }),
        code(freelancer, 'cancelMilestone', { milestoneId: id }),
        code(employer, 'requestCancellation', { milestoneId: id, reason: null }),
        code(freelancer, 'openDispute', dispute),
      ])
      const [released, cancelled, asked, disputed] = codes.map((each) => each === 'applied')
      // One end at most; only the wish to cancel may go before another.
      expect([released, cancelled, disputed].filter(Boolean).length).toBeLessThanOrEqual(1)
      expect(released && asked).toBe(false)
      const refusals = codes.filter((each) => each !== 'applied')
      expect(refusals.every((each) => /^milestone_|^cancellation_|^dispute_/.test(each))).toBe(true)
      const [row] = await test.query<{ state: string; held: bigint }>(
        `SELECT m.state, a.balance AS held FROM milestone m
          JOIN ledger_account a ON a.milestone_id = m.id WHERE m.id = $1`,
        [id],
      )
      const state = released
        ? 'released'
        : cancelled
          ? 'cancelled'
          : disputed
            ? 'disputed'
            : 'cancellationRequested'
      expect(row).toEqual({ state, held: released || cancelled ? 0n : 700n })
    }
    expect((await sumOfAccounts()).every((total) => total === 0n)).toBe(true)
  })

  it('P2, L2: many milestones at once never hold more than there is', async () => {
    const { code, employer, test } = world()
    await test.query('DELETE FROM payment_source_limit')
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () =>
        code(employer, 'createMilestone', { ...ask('1500'), confirmedSource: 'any' }),
      ),
    )
    // 5,000.00 less what the tests before it took.
    expect(outcomes.filter((each) => each === 'applied')).toHaveLength(3)
    expect(outcomes.filter((each) => each === 'insufficient_funds')).toHaveLength(5)
    expect((await sumOfAccounts()).every((total) => total === 0n)).toBe(true)
  })

  it('L4: a crowd at one employer is served to the last', async () => {
    const { send, freelancer } = world()
    const results = await Promise.all(
      Array.from({ length: 40 }, () => send(freelancer, 'requestMilestone', ask('1'))),
    )
    expect(results.filter(({ status }) => status === 'applied')).toHaveLength(40)
  })

  it('T1: of two devices that start at once one is let in', async () => {
    const { code, did, freelancer } = world()
    const start = () => ({
      sessionId: v7(),
      projectId: 1,
      deviceId: v7(),
      startedAtMs: NOON_MS,
    })
    const [one, two] = [start(), start()]
    const outcomes = await Promise.all([
      code(freelancer, 'startSession', one),
      code(freelancer, 'startSession', two),
    ])
    expect(outcomes.toSorted()).toEqual(['applied', 'session_elsewhere'])
    for (const { sessionId } of [one, two]) {
      await did(freelancer, 'stopSession', { sessionId, stoppedAtMs: NOON_MS })
    }
  })

  it('T11: of segments that overlap, from several devices at once, one is posted', async () => {
    const { code, freelancer } = world()
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        code(freelancer, 'postSegment', {
          segment: aSegment(1, NOON_MS - 8 * HOUR_MS + index * 1_000, 60_000),
        }),
      ),
    )
    expect(outcomes.filter((each) => each === 'applied')).toHaveLength(1)
    expect(outcomes.filter((each) => each === 'segment_overlaps')).toHaveLength(7)
  })
})
