import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { readChanges } from '../../../server/commands/read-changes.ts'
import { readNotices } from '../../../server/feed/read-notices.ts'
import { doDueWork } from '../../../server/jobs/due-work.ts'
import { readProject } from '../../../server/projects/queries.ts'
import { aSegment, HOUR_MS, MINUTE_MS, NOON_MS, withWorld } from './world.ts'

const world = withWorld()
const DAY_MS = 24 * HOUR_MS
const MONDAY_MS = Date.parse('2026-07-20T04:00:00Z')

const read = async (projectId: number) => {
  const found = await readProject(world().services, world().employer, projectId)
  if (!found) throw new Error('no project')
  return found
}

let used = 0
/** Ten minutes before noon of the first day that nothing of this file overlaps. */
const work = (projectId: number) => {
  used++
  const segment = aSegment(projectId, NOON_MS - used * 10 * MINUTE_MS)
  return world().did(world().freelancer, 'postSegment', { segment })
}

describe('I7: a contract that ends', () => {
  it('I7: is invoiced at once, in the very transaction, and stops what is tracked', async () => {
    const { clock, did, code, employer, freelancer, services, addProject } = world()
    clock.set(NOON_MS)
    const projectId = await addProject()
    await work(projectId)
    await did(freelancer, 'startSession', {
      sessionId: v7(),
      projectId,
      deviceId: v7(),
      startedAtMs: NOON_MS,
    })
    await did(freelancer, 'endProject', { projectId })
    const { project, invoices } = await read(projectId)
    expect(project).toMatchObject({ status: 'complete', completedAtMs: expect.any(Number) })
    expect(invoices).toMatchObject([
      {
        kind: 'final',
        weekEndMs: MONDAY_MS,
        state: 'issued',
        // Friday 00:00 in New York, two days after Wednesday.
        dueAtMs: Date.parse('2026-07-17T04:00:00Z'),
        lines: [{ adjustment: false, billableMs: 10 * MINUTE_MS }],
      },
    ])
    const { changes } = await readChanges(services, freelancer.accountId, 0, 1000)
    expect(changes.find(({ entity }) => entity === 'runningSession')?.value).toBeNull()
    const notices = await readNotices(services, employer.accountId, 0, 1000)
    expect(
      notices
        .slice(-2)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['invoiceIssued', 'projectEnded'])

    for (const caller of [employer, freelancer]) {
      expect(await code(caller, 'endProject', { projectId })).toBe('project_ended')
    }
    const start = { sessionId: v7(), projectId, deviceId: v7(), startedAtMs: NOON_MS }
    expect(await code(freelancer, 'startSession', start)).toBe('project_not_in_current_work')
    const ask = { projectId, amount: '5', currency: 'USD', description: 'More' }
    expect(await code(freelancer, 'requestMilestone', ask)).toBe('project_not_in_current_work')
    expect(await code(employer, 'createMilestone', { ...ask, confirmedSource: 'any' })).toBe(
      'project_not_in_current_work',
    )
  })

  it('I6, I7: hours from before the end that come late are billed on the Monday after', async () => {
    const { clock, did, code, employer, freelancer, services, addProject } = world()
    clock.set(NOON_MS)
    const projectId = await addProject()
    await work(projectId)
    await did(employer, 'endProject', { projectId })
    clock.set(NOON_MS + DAY_MS)
    await work(projectId)
    const after = aSegment(projectId, NOON_MS + HOUR_MS)
    expect(await code(freelancer, 'postSegment', { segment: after })).toBe(
      'project_not_in_current_work',
    )
    await doDueWork(services, () => false)
    expect((await read(projectId)).invoices).toHaveLength(1)
    clock.set(MONDAY_MS)
    await doDueWork(services, () => false)
    await doDueWork(services, () => false)
    expect((await read(projectId)).invoices).toMatchObject([
      { kind: 'weekly', weekEndMs: MONDAY_MS, lines: [{ adjustment: true }] },
      { kind: 'final', weekEndMs: MONDAY_MS },
    ])
  })

  it('I7: of a segment that the end falls into, what was worked before it is billed', async () => {
    const { clock, did, code, employer, freelancer, services, addProject } = world()
    const endMs = NOON_MS + 2 * HOUR_MS + 6 * MINUTE_MS
    clock.set(endMs)
    const projectId = await addProject({ weekly_limit_ms: 8 * MINUTE_MS })
    await did(employer, 'endProject', { projectId })
    clock.set(endMs + HOUR_MS)
    for (const startMs of [endMs - 6 * MINUTE_MS, endMs - 16 * MINUTE_MS]) {
      await did(freelancer, 'postSegment', { segment: aSegment(projectId, startMs) })
    }
    const after = aSegment(projectId, endMs + 4 * MINUTE_MS)
    expect(await code(freelancer, 'postSegment', { segment: after })).toBe(
      'project_not_in_current_work',
    )
    clock.set(MONDAY_MS)
    await doDueWork(services, () => false)
    // Six minutes before the end, and what the week's limit leaves of the ten before them.
    expect((await read(projectId)).invoices).toMatchObject([
      { lines: [{ billableMs: 8 * MINUTE_MS }] },
    ])
  })

  it('I7: weeks that the job has not reached yet have their own invoices first', async () => {
    const { clock, did, employer, addProject } = world()
    clock.set(NOON_MS)
    const projectId = await addProject()
    await work(projectId)
    clock.set(MONDAY_MS + 10 * HOUR_MS)
    const segment = aSegment(projectId, MONDAY_MS + 9 * HOUR_MS)
    await did(world().freelancer, 'postSegment', { segment })
    await did(employer, 'endProject', { projectId })
    expect((await read(projectId)).invoices).toMatchObject([
      { kind: 'final', weekStartMs: MONDAY_MS },
      { kind: 'weekly', weekEndMs: MONDAY_MS },
    ])
  })

  it('I7: without hours, and on a fixed project, there is nothing to invoice', async () => {
    const { clock, did, employer, addProject } = world()
    clock.set(NOON_MS)
    const hourly = await addProject()
    await did(employer, 'endProject', { projectId: hourly })
    expect((await read(hourly)).invoices).toEqual([])
    await did(employer, 'endProject', { projectId: 3 })
    expect((await read(3)).project.status).toBe('complete')
  })

  it('I7, P4, M4: held milestones and pending requests stay, and can still be settled', async () => {
    const { clock, did, code, employer, freelancer, addProject } = world()
    clock.set(NOON_MS)
    const projectId = await addProject()
    await did(freelancer, 'registerDevice', { deviceId: v7(), name: 'Desk', platform: 'linux' })
    await work(projectId)
    const terms = { projectId, amount: '5', currency: 'USD', description: 'Draft' }
    const released = await did(employer, 'createMilestone', { ...terms, confirmedSource: 'any' })
    const cancelled = await did(employer, 'createMilestone', { ...terms, confirmedSource: 'any' })
    const requestId = await did(freelancer, 'requestMilestone', terms)
    await did(employer, 'endProject', { projectId })
    expect(
      await code(employer, 'acceptMilestoneRequest', { confirmedSource: 'any', requestId }),
    ).toBe('project_not_in_current_work')
    await did(employer, 'rejectMilestoneRequest', { requestId, reason: null })
    const release = { milestoneId: released, amount: '5' }
    const intentId = await did(employer, 'prepareRelease', release)
    await did(employer, 'releaseMilestone', { ...release, intentId })
    await did(freelancer, 'cancelMilestone', { milestoneId: cancelled })
  })

  it('is refused before the award is accepted, and does not exist for a stranger', async () => {
    const { code, freelancer, strangers, addProject } = world()
    expect(await code(freelancer, 'endProject', { projectId: 2 })).toBe('project_not_accepted')
    const projectId = await addProject()
    for (const stranger of strangers) {
      expect(await code(stranger, 'endProject', { projectId })).toBe('not_found')
    }
  })

  it('T11, I7: a post and the end at once leave no hour unbilled', async () => {
    const { clock, did, employer, services, addProject, test } = world()
    for (let round = 0; round < 5; round++) {
      clock.set(NOON_MS)
      const projectId = await addProject()
      await work(projectId)
      await Promise.all([
        work(projectId),
        did(employer, 'endProject', { projectId }),
        work(projectId),
      ])
      clock.set(MONDAY_MS)
      await doDueWork(services, () => false)
      const lines = (await read(projectId)).invoices.flatMap((each) => each.lines)
      expect(lines.reduce((total, { billableMs }) => total + billableMs, 0)).toBe(30 * MINUTE_MS)
      const left = await test.query('SELECT FROM unbilled_week WHERE project_id = $1', [projectId])
      expect(left).toEqual([])
    }
  })
})
