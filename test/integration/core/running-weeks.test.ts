import { describe, expect, it } from 'vitest'
import { readWeeks } from '../../../server/timesheets/running-weeks.ts'
import { aSegment, HOUR_MS, MINUTE_MS, NOON_MS, withWorld } from './world.ts'

const world = withWorld()
const MONDAY_MS = Date.parse('2026-07-13T04:00:00Z')

describe('the week that runs', () => {
  it('I1, I2, T8: counts its own hours alone, what of them is billable, and tells both days', async () => {
    const { clock, did, employer, freelancer, strangers, services, addProject } = world()
    clock.set(NOON_MS)
    const limit = { weekly_limit_ms: 15 * MINUTE_MS, rate_per_hour: 4_000n }
    const projectId = await addProject(limit)
    const starts = [MONDAY_MS - 10 * MINUTE_MS, MONDAY_MS, MONDAY_MS + HOUR_MS]
    for (const startMs of starts) {
      await did(freelancer, 'postSegment', { segment: aSegment(projectId, startMs) })
    }
    for (const caller of [employer, freelancer]) {
      const { weeks } = await readWeeks(services, caller)
      expect(weeks.find((week) => week.projectId === projectId)).toEqual({
        projectId,
        startMs: MONDAY_MS,
        endMs: Date.parse('2026-07-20T04:00:00Z'),
        payAtMs: Date.parse('2026-07-22T04:00:00Z'),
        postedMs: 20 * MINUTE_MS,
        billableMs: 15 * MINUTE_MS,
        amount: { amount: '10.00', currency: 'USD' },
      })
    }
    for (const stranger of strangers) {
      const { weeks } = await readWeeks(services, stranger)
      expect(weeks.map((week) => week.projectId)).not.toContain(projectId)
    }
    // Monday 00:00 there belongs to the next week.
    clock.set(Date.parse('2026-07-20T04:00:00Z'))
    const { weeks } = await readWeeks(services, employer)
    expect(weeks.find((week) => week.projectId === projectId)?.postedMs).toBe(0)
  })
})
