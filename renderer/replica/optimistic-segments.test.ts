import { expect, test } from 'vitest'
import { optimisticSegments } from './optimistic-segments.ts'
import { MONDAY_MS, projectOf, recordOf, segmentOf } from './sample-rows.ts'

const waiting = (cell: number, over = {}) => {
  const { billableMs: _, postedAtMs: __, picturesUploaded: ___, ...segment } = segmentOf(cell)
  return recordOf(cell, 'postSegment', { segment }, over)
}

test('Y2: what waits in the outbox is in the diary, once, in order of time', () => {
  const all = optimisticSegments(
    [segmentOf(1)],
    [waiting(2), waiting(1), waiting(0)],
    [projectOf()],
  )
  expect(all.map(({ startMs, standing }) => [(startMs - MONDAY_MS) / 600_000, standing])).toEqual([
    [0, 'queued'],
    [1, 'posted'],
    [2, 'queued'],
  ])
})

test('T8: time past the weekly limit shows as not billable before it is posted', () => {
  const project = projectOf({ weeklyLimitMs: 900_000 })
  const all = optimisticSegments([segmentOf(0)], [waiting(1), waiting(2)], [project])
  expect(all.map(({ billableMs }) => billableMs)).toEqual([600_000, 300_000, 0])
})

test('I1, I7: time before the contract or after its end shows as not billable before it is posted', () => {
  const project = projectOf({
    acceptedAtMs: MONDAY_MS + 300_000,
    completedAtMs: MONDAY_MS + 1_500_000,
  })
  const all = optimisticSegments([], [waiting(0), waiting(1), waiting(2)], [project])
  expect(all.map(({ billableMs }) => billableMs)).toEqual([300_000, 600_000, 300_000])
})

test('Y3: refused time is kept in sight and counts for nothing', () => {
  const [first] = optimisticSegments([], [waiting(0, { state: 'refused' })], [projectOf()])
  expect(first).toMatchObject({ standing: 'refused', billableMs: 0 })
})
