import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { executeCommands } from '../../../server/commands/execute.ts'
import { readFinances } from '../../../server/projects/queries.ts'
import type { CommandType } from '../../../shared/contract/commands.ts'
import { WHO_MAY } from '../../who-may.ts'
import { aSegment, NOON_MS, withWorld } from './world.ts'

const world = withWorld()
const request = (amount: string) => ({
  projectId: 1,
  amount,
  currency: 'USD',
  description: 'First draft',
})

const countRequests = async (id: string) => {
  const rows = await world().test.query('SELECT 1 FROM milestone_request WHERE id = $1', [id])
  return rows.length
}

describe('Y1: a command is applied exactly once', () => {
  it('Y1: sent twenty times at once, it has one effect', async () => {
    const { send, freelancer } = world()
    const id = v7()
    const results = await Promise.all(
      Array.from({ length: 20 }, () => send(freelancer, 'requestMilestone', request('10'), id)),
    )
    expect(results.map((each) => each.status)).toEqual(Array(20).fill('applied'))
    const fresh = results.filter((each) => each.status === 'applied' && !each.replayed)
    expect(fresh).toHaveLength(1)
    expect(await countRequests(id)).toBe(1)
    const told = await world().test.query(`SELECT 1 FROM notice WHERE body ->> 'subjectId' = $1`, [
      id,
    ])
    expect(told).toHaveLength(1)
  })

  it('Y1: money is held once, however often the command comes', async () => {
    const { send, employer, services } = world()
    const before = (await readFinances(services, employer)).balances
    const id = v7()
    await Promise.all(
      Array.from({ length: 20 }, () =>
        send(employer, 'createMilestone', { ...request('12.50'), confirmedSource: 'any' }, id),
      ),
    )
    const after = (await readFinances(services, employer)).balances
    const available = (list: typeof before) =>
      Number(list.find(({ currency }) => currency === 'USD')?.available)
    expect(available(before) - available(after)).toBe(12.5)
  })

  it('Y1: the same segment twenty times at once, and twice in one push, is posted once', async () => {
    const { send, freelancer, services } = world()
    const id = v7()
    const segment = aSegment(1, NOON_MS - 7_200_000)
    const results = await Promise.all(
      Array.from({ length: 20 }, () => send(freelancer, 'postSegment', { segment }, id)),
    )
    expect(results.filter((each) => each.status === 'applied' && !each.replayed)).toHaveLength(1)
    expect(results.filter((each) => each.status === 'applied')).toHaveLength(20)

    const twin = {
      id: v7(),
      type: 'postSegment',
      issuedAtMs: 0,
      payload: { segment: aSegment(1, NOON_MS - 3_600_000) },
    }
    const both = await executeCommands(services, freelancer, [twin, twin])
    expect(both).toEqual([
      { id: twin.id, status: 'applied', replayed: false },
      { id: twin.id, status: 'applied', replayed: true },
    ])
  })

  it('Y1: another body under a used id is refused', async () => {
    const { did, code, freelancer } = world()
    const id = await did(freelancer, 'requestMilestone', request('10'))
    expect(await code(freelancer, 'requestMilestone', request('11'), id)).toBe('command_id_reused')
    const segment = aSegment(1, NOON_MS - 9_000_000)
    expect(await code(freelancer, 'postSegment', { segment }, id)).toBe('command_id_reused')
  })

  it('Y3: a refused command is not remembered and works once its cause is mended', async () => {
    const { code, did, freelancer, addProject, test } = world()
    const projectId = await addProject({ accepted_at_ms: null })
    const payload = { ...request('10'), projectId }
    const id = v7()
    expect(await code(freelancer, 'requestMilestone', payload, id)).toBe(
      'project_not_in_current_work',
    )
    await test.query('UPDATE project SET accepted_at_ms = 1 WHERE id = $1', [projectId])
    expect(await did(freelancer, 'requestMilestone', payload, id)).toBe(id)
  })
})

describe('Y4, Y5: one bad command harms no other', () => {
  it('refuses an unknown type and a malformed payload, and applies their neighbours', async () => {
    const { services, freelancer } = world()
    const envelope = (type: string, payload: unknown) => ({
      id: v7(),
      type,
      payload,
      issuedAtMs: 0,
    })
    const push = [
      envelope('requestMilestone', request('10')),
      envelope('teleport', {}),
      envelope('toString', {}),
      envelope('requestMilestone', { ...request('10'), amount: 10 }),
      envelope('postSegment', { segment: aSegment(1, NOON_MS - 600_000) }),
      envelope('postSegment', { segment: aSegment(1, NOON_MS - 600_000) }),
      envelope('postSegment', {
        segment: aSegment(1, NOON_MS - 1_200_000, 600_000, { memo: '\u0000' }),
      }),
      envelope('postSegment', { segment: aSegment(1, NOON_MS - 1_200_000) }),
      envelope('requestMilestone', { ...request('10'), description: 'a\u0000b' }),
      envelope('requestMilestone', request('11')),
    ]
    const results = await executeCommands(services, freelancer, push)
    expect(results.map(({ id }) => id)).toEqual(push.map(({ id }) => id))
    expect(
      results.map((each) => (each.status === 'refused' ? each.error.code : each.status)),
    ).toEqual([
      'applied',
      'unknown_command',
      'unknown_command',
      'malformed_request',
      'applied',
      'segment_overlaps',
      // A memo costs nobody their time.
      'applied',
      'segment_overlaps',
      'malformed_request',
      'applied',
    ])
    const malformed = results[3]
    expect(malformed?.status === 'refused' && malformed.error.issues?.[0]?.path).toBe(
      'payload.amount',
    )
  })

  it("refuses an id that another account's row has, as a failure of its own", async () => {
    const { did, code, employer, freelancer } = world()
    const id = await did(freelancer, 'requestMilestone', request('10'))
    // Command ids of two accounts never meet, but the rows they name do.
    await did(employer, 'createMilestone', { ...request('10'), confirmedSource: 'any' }, id)
    const other = { ...request('10'), projectId: 1 }
    expect(
      await code(
        employer,
        'createMilestone',
        { confirmedSource: 'any', ...other, amount: '11' },
        id,
      ),
    ).toBe('command_id_reused')
    const segment = aSegment(1, NOON_MS - 20_400_000)
    await did(freelancer, 'postSegment', { segment })
    const [, stranger] = world().strangers
    if (!stranger) throw new Error('no stranger')
    const taken = { ...aSegment(5, NOON_MS - 20_400_000), id: segment.id }
    expect(await code(stranger, 'postSegment', { segment: taken })).toBe('command_id_reused')
  })
})

describe('access: a stranger is told that there is nothing here', () => {
  it('answers not_found to every command on what is not the caller’s', async () => {
    const { did, code, employer, freelancer, strangers } = world()
    const requestId = await did(freelancer, 'requestMilestone', request('10'))
    const milestoneId = await did(employer, 'createMilestone', {
      ...request('10'),
      confirmedSource: 'any',
    })
    const sessionId = v7()
    const deviceId = v7()
    await did(freelancer, 'startSession', {
      sessionId,
      projectId: 1,
      deviceId,
      startedAtMs: NOON_MS,
    })
    const payloads: Partial<Record<CommandType, unknown>> = {
      acceptProject: { projectId: 2 },
      startSession: { sessionId: v7(), projectId: 1, deviceId, startedAtMs: NOON_MS },
      stopSession: { sessionId, stoppedAtMs: NOON_MS },
      postSegment: { segment: aSegment(1, NOON_MS - 30_000_000) },
      requestMilestone: request('10'),
      withdrawMilestoneRequest: { requestId },
      acceptMilestoneRequest: { requestId, confirmedSource: 'any' },
      rejectMilestoneRequest: { requestId, reason: null },
      createMilestone: { ...request('10'), confirmedSource: 'any' },
      prepareRelease: { milestoneId, amount: '10' },
      releaseMilestone: { milestoneId, amount: '10', intentId: v7() },
      cancelMilestone: { milestoneId },
    }
    for (const [type, payload] of Object.entries(payloads)) {
      for (const caller of strangers) {
        const outcome = await code(caller, type as CommandType, payload as never)
        expect(outcome, `${type} by a strange ${caller.role}`).toBe('not_found')
      }
      const role = WHO_MAY[type as CommandType]
      if (role === 'both') continue
      const other = role === 'employer' ? freelancer : employer
      expect(await code(other, type as CommandType, payload as never), type).toBe('not_found')
    }
    await did(freelancer, 'stopSession', { sessionId, stoppedAtMs: NOON_MS })
  })
})
