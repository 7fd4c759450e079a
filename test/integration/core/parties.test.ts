import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '../../../server/commands/registry.ts'
import { transact } from '../../../server/db/transact.ts'
import type { Trx } from '../../../server/db/trx.ts'
import { createFeedWriter } from '../../../server/feed/feed-writer.ts'
import type { Caller } from '../../../server/services.ts'
import {
  type CommandPayload,
  type CommandType,
  commandTypes,
} from '../../../shared/contract/commands.ts'
import { WHO_MAY } from '../../who-may.ts'
import { aSegment, HOUR_MS, NOON_MS, withWorld } from './world.ts'

const world = withWorld()

/** Undoes what a handler did, so that each is asked about the same state. */
class RollBack extends Error {}

async function handle(trx: Trx, caller: Caller, type: CommandType, payload: unknown) {
  const definition = registry[type]
  const feed = createFeedWriter()
  if ('openBatch' in definition) {
    const batch = await definition.openBatch({ trx, feed, caller }, [payload] as never)
    return batch.add(payload as never, NOON_MS)
  }
  const context = { trx, feed, caller, commandId: v7(), nowMs: NOON_MS, feeBps: 0 }
  return definition.handle(context, payload as never)
}

/** Calls a command's handler beneath the check of who may give it; tells its code. */
async function answerBeneath(caller: Caller, type: CommandType, payload: unknown): Promise<string> {
  let code = 'applied'
  const work = transact(world().database.db, {}, async (trx) => {
    const outcome = await handle(trx, caller, type, payload)
    if (!outcome.ok) code = outcome.error.code
    throw new RollBack()
  })
  await work.catch((error: unknown) => {
    if (!(error instanceof RollBack)) throw error
  })
  return code
}

/** What the pair has for commands to be about; every command's right party is let in by it. */
const own = {
  request: '',
  milestone: '',
  asked: '',
  released: '',
  dispute: '',
  paid: v7(),
  failed: v7(),
  session: v7(),
  awarded: 0,
  open: 0,
  openBid: 0,
  awardedBid: 0,
}
const money = { projectId: 1, amount: '10', currency: 'USD', description: 'Draft' }
const charge = { confirmedSource: 'any' } as const

async function addOpenProject(award: boolean): Promise<[projectId: number, bidId: number]> {
  const { did, employer, freelancer, test } = world()
  const posted = await did(employer, 'postProject', payloads().postProject)
  const [project] = await test.query<{ id: number }>(
    'SELECT id FROM project WHERE posted_by = $1',
    [posted],
  )
  const projectId = project?.id ?? 0
  const placed = await did(freelancer, 'placeBid', { ...payloads().placeBid, projectId })
  const [bid] = await test.query<{ id: number }>('SELECT id FROM bid WHERE placed_by = $1', [
    placed,
  ])
  const bidId = bid?.id ?? 0
  if (award) await did(employer, 'awardBid', { bidId })
  return [projectId, bidId]
}

async function addInvoice(id: string, state: 'paid' | 'paymentFailed'): Promise<void> {
  const { query } = world().test
  const isPaid = state === 'paid'
  const weekStartMs = isPaid ? 0 : 604_800_000
  await query(
    `INSERT INTO invoice (id, project_id, kind, week_start_ms, week_end_ms, zone, currency, total,
        state, issued_at_ms, due_at_ms, paid_at_ms, failed_at_ms, next_attempt_at_ms)
      VALUES ($1, 1, 'weekly', $2, $3, 'UTC', 'USD', 100, $4, 1, 1, $5, $6, $7)`,
    [
      id,
      weekStartMs,
      weekStartMs + 604_800_000,
      state,
      isPaid ? 1 : null,
      isPaid ? null : 1,
      Number.MAX_SAFE_INTEGER,
    ],
  )
  await query(
    `INSERT INTO invoice_line (invoice_id, line, week_start_ms, week_end_ms, adjustment,
        billable_ms, rate_per_hour, amount)
      VALUES ($1, 1, $2, $3, false, 3600000, 100, 100)`,
    [id, weekStartMs, weekStartMs + 604_800_000],
  )
}

function payloads(): { [T in CommandType]: CommandPayload<T> } {
  const { milestone: milestoneId, request: requestId, dispute: disputeId } = own
  const share = { freelancerAmount: '5' }
  return {
    registerDevice: { deviceId: v7(), name: 'Desk', platform: 'linux' },
    postProject: {
      title: 'A shed',
      description: '',
      type: 'fixed',
      currency: 'USD',
      budgetMinimum: '10',
      budgetMaximum: null,
      weeklyLimitMs: null,
      jobIds: [],
    },
    closeProject: { projectId: own.open },
    placeBid: {
      projectId: own.open,
      amount: '40',
      periodDays: 14,
      milestonePercentage: 50,
      description: '',
    },
    awardBid: { bidId: own.openBid },
    revokeAward: { bidId: own.awardedBid },
    retractBid: { bidId: own.openBid },
    highlightBid: { bidId: own.openBid },
    acceptProject: { projectId: own.awarded },
    startSession: { sessionId: v7(), projectId: 1, deviceId: v7(), startedAtMs: NOON_MS },
    stopSession: { sessionId: own.session, stoppedAtMs: NOON_MS },
    postSegment: { segment: aSegment(1, NOON_MS - HOUR_MS) },
    postSegmentOver: { segment: aSegment(1, NOON_MS - HOUR_MS), shortens: [v7()] },
    requestMilestone: money,
    withdrawMilestoneRequest: { requestId },
    acceptMilestoneRequest: { requestId, ...charge },
    rejectMilestoneRequest: { requestId, reason: null },
    createMilestone: { ...money, ...charge },
    createMilestones: { projectId: 1, currency: 'USD', items: [{ ...money, id: v7() }], ...charge },
    prepareRelease: { milestoneId, amount: '10' },
    releaseMilestone: { milestoneId, amount: '10', intentId: v7() },
    requestRelease: { milestoneId },
    cancelMilestone: { milestoneId },
    requestCancellation: { milestoneId, reason: null },
    rejectCancellation: { milestoneId: own.asked },
    withdrawCancellation: { milestoneId: own.asked },
    refundMilestone: { milestoneId: own.released, amount: '1' },
    refundInvoice: { invoiceId: own.paid, amount: '1' },
    payInvoice: { invoiceId: own.failed },
    sendMessage: { projectId: 1, about: null, text: 'Hello' },
    openDispute: { about: { kind: 'milestone', id: milestoneId }, reason: 'Why not', ...share },
    offerInDispute: { disputeId, message: '', ...share },
    acceptDisputeOffer: { disputeId, ...share },
    escalateDispute: { disputeId },
    withdrawDispute: { disputeId },
    decideDispute: { disputeId, reasoning: 'As agreed', ...share },
    endProject: { projectId: 1 },
  }
}

beforeAll(async () => {
  const { did, employer, freelancer, release } = world()
  const create = () => did(employer, 'createMilestone', { ...money, ...charge })
  await did(freelancer, 'registerDevice', payloads().registerDevice)
  await did(freelancer, 'postSegment', { segment: aSegment(1, NOON_MS - 2 * HOUR_MS) })
  own.request = await did(freelancer, 'requestMilestone', money)
  own.milestone = await create()
  own.asked = await create()
  await did(employer, 'requestCancellation', { milestoneId: own.asked, reason: null })
  own.released = await create()
  expect((await release(own.released, '10')).status).toBe('applied')
  const about = { kind: 'milestone', id: await create() } as const
  own.dispute = await did(employer, 'openDispute', { about, reason: 'Late', freelancerAmount: '1' })
  const offer = { disputeId: own.dispute, message: '', freelancerAmount: '9' }
  await did(freelancer, 'offerInDispute', offer)
  await did(employer, 'escalateDispute', { disputeId: own.dispute })
  const session = { sessionId: own.session, projectId: 1, deviceId: v7(), startedAtMs: NOON_MS }
  await did(freelancer, 'startSession', session)
  await addInvoice(own.paid, 'paid')
  await addInvoice(own.failed, 'paymentFailed')
  ;[own.open, own.openBid] = await addOpenProject(false)
  ;[own.awarded, own.awardedBid] = await addOpenProject(true)
})

const callers = () => {
  const { employer, freelancer, arbiter } = world()
  return { employer, freelancer, arbiter }
}

describe('beneath the check of who may give it, a handler refuses the wrong party by itself', () => {
  it.each(commandTypes.filter((type) => WHO_MAY[type] !== 'both'))('%s', async (type) => {
    for (const [name, caller] of Object.entries(callers())) {
      const code = await answerBeneath(caller, type, payloads()[type])
      if (name === WHO_MAY[type]) expect([name, code]).not.toEqual([name, 'not_found'])
      else expect([name, code]).toEqual([name, 'not_found'])
    }
  })

  it.each(commandTypes.filter((type) => WHO_MAY[type] === 'both'))(
    '%s, the arbiter',
    async (type) => {
      const { employer, freelancer, arbiter } = callers()
      expect(await answerBeneath(arbiter, type, payloads()[type])).toBe('not_found')
      for (const party of [employer, freelancer]) {
        expect(await answerBeneath(party, type, payloads()[type])).not.toBe('not_found')
      }
    },
  )

  it('M4: a freelancer does not accept their own request', async () => {
    const { freelancer } = world()
    const payload = payloads().acceptMilestoneRequest
    expect(await answerBeneath(freelancer, 'acceptMilestoneRequest', payload)).toBe('not_found')
  })
})
