import { expect, test } from 'vitest'
import { idOf, MONDAY_MS, milestoneOf, projectOf, segmentOf } from '../../replica/sample-rows.ts'
import type { DiarySegment } from '../../ui/diary/segments.ts'
import { weekStanding } from './week-standing.ts'

const posted = (cell: number): DiarySegment => ({ ...segmentOf(cell), standing: 'posted' })
const queued = (cell: number): DiarySegment => ({ ...segmentOf(cell), standing: 'queued' })
const refused = (cell: number): DiarySegment => ({ ...segmentOf(cell), standing: 'refused' })

test('R1: an empty week is nothing earned and nothing lacking', () => {
  expect(weekStanding(projectOf(), [], [], MONDAY_MS, 0)).toEqual({
    totalMs: 0,
    postedMs: 0,
    earned: { amount: '0.00', currency: 'USD' },
    unfunded: null,
    limitPercent: 0,
    leftMs: 144_000_000,
  })
})

test('R1: posted, waiting and running time count, refused time does not', () => {
  const segments = [posted(0), queued(1), refused(2)]
  expect(weekStanding(projectOf(), segments, [], MONDAY_MS, 1_500_000)).toMatchObject({
    totalMs: 1_500_000,
    postedMs: 600_000,
    // 25 minutes at 40.00
    earned: { amount: '16.67', currency: 'USD' },
  })
})

test('I3: only milestones in progress of this project cover the week', () => {
  const segments = [0, 1, 2, 3, 4, 5].map(posted)
  const milestones = [
    milestoneOf(1, { amount: { amount: '15.00', currency: 'USD' } }),
    milestoneOf(2, { state: 'released' }),
    milestoneOf(3, { projectId: 2 }),
  ]
  const { earned, unfunded } = weekStanding(projectOf(), segments, milestones, MONDAY_MS, 0)
  expect([earned?.amount, unfunded?.amount]).toEqual(['40.00', '25.00'])
})

test('R1: what was paid this week is not unfunded; what was paid before, taken by an invoice or given back is', () => {
  const segments = [0, 1, 2, 3, 4, 5].map(posted)
  const unfunded = (over: Parameters<typeof milestoneOf>[1]) => {
    const paid = { amount: { amount: '30.00', currency: 'USD' }, releasedAtMs: MONDAY_MS }
    const milestone = milestoneOf(1, { ...paid, state: 'released', ...over })
    return weekStanding(projectOf(), segments, [milestone], MONDAY_MS, 0).unfunded?.amount
  }
  expect(unfunded({})).toBe('10.00')
  expect(unfunded({ releasedAtMs: MONDAY_MS - 1 })).toBe('40.00')
  expect(unfunded({ invoiceId: idOf(9) })).toBe('40.00')
  expect(unfunded({ refunded: '20.00' })).toBe('30.00')
})

test('T8: time past the limit earns nothing', () => {
  const project = projectOf({ weeklyLimitMs: 600_000 })
  const standing = weekStanding(project, [posted(0)], [], MONDAY_MS, 900_000)
  expect(standing).toMatchObject({ earned: { amount: '6.67' }, limitPercent: 150, leftMs: 0 })
})

test('L3: yen are whole', () => {
  const project = projectOf({ currency: 'JPY', ratePerHour: '5000' })
  expect(weekStanding(project, [posted(0)], [], MONDAY_MS, 0).earned?.amount).toBe('833')
})
