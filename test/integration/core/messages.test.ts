import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { readChanges } from '../../../server/commands/read-changes.ts'
import { readDispute } from '../../../server/disputes/queries.ts'
import { readNotices } from '../../../server/feed/read-notices.ts'
import { readDisputeMessages, readMessages } from '../../../server/messages/queries.ts'
import type { Caller } from '../../../server/services.ts'
import { withWorld } from './world.ts'

const world = withWorld()
const line = (
  text: string,
  about: null | { kind: 'milestone' | 'milestoneRequest'; id: string },
) => ({
  projectId: 1,
  about,
  text,
})
const money = { projectId: 1, amount: '10', currency: 'USD', description: 'Draft' }

const newest = { limit: 100 }
const texts = async (caller: Caller, projectId = 1) =>
  (await readMessages(world().services, caller, projectId, newest))?.messages.map(
    ({ text }) => text,
  )
const lastNotice = async ({ accountId }: Caller) =>
  (await readNotices(world().services, accountId, 0, 1000)).at(-1)
const inFeed = async ({ accountId }: Caller) =>
  (await readChanges(world().services, accountId, 0, 1000)).changes.filter(
    ({ entity }) => entity === 'message',
  )

describe('M7: messages', () => {
  it('M7: go from one party to the other, about a request or the project, oldest first', async () => {
    const { did, employer, freelancer, services } = world()
    const requestId = await did(freelancer, 'requestMilestone', money)
    const about = { kind: 'milestoneRequest', id: requestId } as const
    const id = await did(freelancer, 'sendMessage', line(' Two more hours than planned ', about))
    expect(await lastNotice(employer)).toMatchObject({
      kind: 'messageReceived',
      amount: { amount: '10.00', currency: 'USD' },
      subjectId: requestId,
    })
    await did(employer, 'sendMessage', line('Fine', null))
    expect(await lastNotice(freelancer)).toMatchObject({ kind: 'messageReceived', amount: null })
    for (const caller of [employer, freelancer]) {
      expect(await texts(caller)).toEqual(['Two more hours than planned', 'Fine'])
      expect((await inFeed(caller)).find((each) => each.id === id)?.value).toMatchObject({
        about,
        author: { id: freelancer.accountId },
      })
    }
    expect((await readMessages(services, employer, 1, newest))?.messages[0]?.id).toBe(id)
  })

  it('M7: are written on a complete project too', async () => {
    const { did, employer, freelancer } = world()
    await did(employer, 'sendMessage', { projectId: 4, about: null, text: 'Thank you' })
    expect(await texts(freelancer, 4)).toEqual(['Thank you'])
  })

  it('M7: say something, and about a thing of this very project', async () => {
    const { send, did, code, employer, freelancer } = world()
    expect(await send(freelancer, 'sendMessage', line(' \n ', null))).toMatchObject({
      error: { code: 'message_empty', issues: [{ path: 'payload.text' }] },
    })
    const other = { ...money, projectId: 3, amount: '1000', currency: 'JPY' }
    const milestoneId = await did(employer, 'createMilestone', { ...other, confirmedSource: 'any' })
    const requestId = await did(freelancer, 'requestMilestone', other)
    for (const about of [
      { kind: 'milestone', id: milestoneId },
      { kind: 'milestoneRequest', id: requestId },
      { kind: 'milestone', id: v7() },
    ] as const) {
      expect(await code(freelancer, 'sendMessage', line('About this', about))).toBe('not_found')
    }
  })

  it('M7: are nobody else’s, neither to read nor to write', async () => {
    const { did, code, employer, strangers, arbiter, test } = world()
    const id = await did(employer, 'sendMessage', line('Between us', null))
    for (const other of [...strangers, arbiter]) {
      expect(await texts(other)).toBeUndefined()
      expect(await code(other, 'sendMessage', line('Hello', null))).toBe('not_found')
      // Even a feed that names it does not tell what it says.
      await test.query(
        `INSERT INTO change (account_id, entity, entity_id, cursor)
          SELECT account_id, 'message', $2, last_cursor + 1 FROM feed WHERE account_id = $1`,
        [other.accountId, id],
      )
      await test.query('UPDATE feed SET last_cursor = last_cursor + 1 WHERE account_id = $1', [
        other.accountId,
      ])
      expect((await inFeed(other)).map(({ value }) => value)).toEqual([null])
    }
  })

  it('B6: a freelancer reads those of his own award', async () => {
    const { did, employer, freelancer, addProject, test, strangers } = world()
    const projectId = await addProject({ accepted_at_ms: null })
    await did(employer, 'sendMessage', { projectId, about: null, text: 'Welcome' })
    const bidId = async () => {
      const [row] = await test.query<{ bid_id: number }>(
        'SELECT bid_id FROM project WHERE id = $1',
        [projectId],
      )
      return row?.bid_id ?? 0
    }
    const milestoneId = await did(employer, 'createMilestone', {
      confirmedSource: 'any',
      ...money,
      projectId,
    })
    const about = { kind: 'milestone', id: milestoneId } as const
    await did(employer, 'revokeAward', { bidId: await bidId() })
    const next = strangers.find(({ role }) => role === 'freelancer')
    if (!next) return expect.fail('no other freelancer')
    await test.query(
      `INSERT INTO bid (project_id, bidder_id, amount, period_days, milestone_percentage,
          description, state, placed_at_ms)
        VALUES ($1, $2, 4000, 30, 100, '', 'open', 0)`,
      [projectId, next.accountId],
    )
    const [bid] = await test.query<{ id: number }>(
      `SELECT id FROM bid WHERE project_id = $1 AND state = 'open'`,
      [projectId],
    )
    await did(employer, 'awardBid', { bidId: bid?.id ?? 0 })
    expect(await texts(next, projectId)).toEqual([])
    expect(await texts(freelancer, projectId)).toBeUndefined()
    expect(await texts(employer, projectId)).toEqual(['Welcome'])
    const { code } = world()
    for (const caller of [employer, next]) {
      expect(await code(caller, 'sendMessage', { projectId, about, text: 'This' })).toBe(
        'not_found',
      )
    }
  })

  it('M7: a long conversation is read in parts, each message once', async () => {
    const { employer, strangers, services, addProject, test } = world()
    const projectId = await addProject()
    // Four in each millisecond, as two people and two servers may have it.
    await test.query(
      `INSERT INTO message (id, project_id, author_id, text, sent_at_ms)
        SELECT gen_random_uuid(), $1, $2, 'Line ' || n, n / 4 FROM generate_series(1, 1100) n`,
      [projectId, employer.accountId],
    )
    const read: string[] = []
    let before: string | undefined
    for (let more = true; more; ) {
      const part = await readMessages(services, employer, projectId, { limit: 150, before })
      if (!part) return expect.fail('not read')
      expect(part.messages.length).toBe(part.more ? 150 : 1100 % 150)
      read.unshift(...part.messages.map(({ id }) => id))
      before = part.messages[0]?.id
      more = part.more
    }
    const all = await test.query<{ id: string }>(
      'SELECT id FROM message WHERE project_id = $1 ORDER BY sent_at_ms, id',
      [projectId],
    )
    expect(read).toEqual(all.map(({ id }) => id))
    const part = { limit: 10, before: read[500] }
    expect(await readMessages(services, employer, 1, part)).toMatchObject({ messages: [] })
    for (const stranger of strangers) {
      expect(await readMessages(services, stranger, projectId, part)).toBeNull()
    }
  })

  it('P9: the arbiter reads what is about the dispute and its matter, and no more', async () => {
    const { did, employer, freelancer, arbiter, services } = world()
    const requestId = await did(freelancer, 'requestMilestone', money)
    await did(
      freelancer,
      'sendMessage',
      line('On the request', { kind: 'milestoneRequest', id: requestId }),
    )
    const milestoneId = await did(employer, 'acceptMilestoneRequest', {
      confirmedSource: 'any',
      requestId,
    })
    const disputeId = await did(employer, 'openDispute', {
      about: { kind: 'milestone', id: milestoneId },
      reason: 'Unfinished',
      freelancerAmount: '2',
    })
    const other = await did(employer, 'createMilestone', { ...money, confirmedSource: 'any' })
    await did(employer, 'sendMessage', line('On another', { kind: 'milestone', id: other }))
    await did(employer, 'sendMessage', line('On it', { kind: 'milestone', id: milestoneId }))
    await did(freelancer, 'offerInDispute', { disputeId, freelancerAmount: '9', message: '' })
    await did(freelancer, 'escalateDispute', { disputeId })
    const cursor = async () =>
      (await readChanges(services, arbiter.accountId, 0, 1000)).changes.find(
        ({ id }) => id === disputeId,
      )?.cursor ?? 0
    const before = await cursor()
    await did(freelancer, 'sendMessage', {
      projectId: 1,
      about: { kind: 'dispute', id: disputeId },
      text: 'To the arbiter',
    })
    expect(await cursor()).toBeGreaterThan(before)
    const seen = await readDispute(services, arbiter, disputeId)
    const said = await readDisputeMessages(services, arbiter, disputeId, newest)
    expect(said?.messages.map(({ text }) => text)).toEqual([
      'On the request',
      'On it',
      'To the arbiter',
    ])
    expect(seen).toMatchObject({
      project: { id: 1 },
      milestone: { id: milestoneId },
      invoice: null,
    })
  })
})
