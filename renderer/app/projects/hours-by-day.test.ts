import { expect, test } from 'vitest'
import { MONDAY_MS, segmentOf } from '../../replica/sample-rows.ts'
import { hoursByDay } from './hours-by-day.ts'

test('a day’s hours, in the reader’s zone: refused time does not count, waiting time is told', () => {
  const tomorrow = { startMs: MONDAY_MS + 86_400_000, endMs: MONDAY_MS + 86_700_000 }
  const days = hoursByDay(
    [
      { ...segmentOf(0), standing: 'posted', billableMs: 400_000 },
      { ...segmentOf(1), standing: 'queued' },
      { ...segmentOf(2), standing: 'refused' },
      { ...segmentOf(3, { ...tomorrow, billableMs: 300_000 }), standing: 'posted' },
    ],
    'America/New_York',
  )
  expect(days).toEqual([
    { day: '2026-11-24', totalMs: 300_000, billableMs: 300_000, unpostedMs: 0 },
    { day: '2026-11-23', totalMs: 1_200_000, billableMs: 1_000_000, unpostedMs: 600_000 },
  ])
})

test('T2 a segment across midnight counts on both days, and the days sum to the whole', () => {
  const startMs = Date.parse('2026-11-22T18:10:00Z')
  const across = segmentOf(0, { startMs, endMs: startMs + 600_000, billableMs: 420_000 })
  expect(hoursByDay([{ ...across, standing: 'posted' }], 'Asia/Kathmandu')).toEqual([
    { day: '2026-11-23', totalMs: 300_000, billableMs: 120_000, unpostedMs: 0 },
    { day: '2026-11-22', totalMs: 300_000, billableMs: 300_000, unpostedMs: 0 },
  ])
})
