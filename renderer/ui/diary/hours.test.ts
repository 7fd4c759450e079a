import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diaryHours } from './hours.ts'
import type { DiarySegment } from './segments.ts'

const segmentAt = (startMs: number): DiarySegment => ({
  id: `01890a5d-ac96-774b-bcce-${startMs.toString(16).padStart(12, '0')}`,
  sessionId: '01890a5d-ac96-774b-bcce-b302099a8057',
  projectId: 1,
  startMs,
  endMs: startMs + 600_000,
  memo: '',
  activeMinutes: 5,
  minutes: 10,
  clockStepMs: 0,
  recovered: false,
  manual: false,
  capture: null,
  billableMs: 600_000,
  picturesUploaded: 0,
  standing: 'posted',
})

const at = (iso: string) => segmentAt(Date.parse(iso))

describe('T2 the diary by hours and tens of minutes', () => {
  test('a segment stands in the cell it starts in, in the zone asked for', () => {
    const segments = [at('2026-11-20T14:03:00Z'), at('2026-11-20T14:50:00Z')]
    const [hour] = diaryHours(segments, 'America/New_York')
    expect(hour?.label).toBe('09:00')
    expect(hour?.cells.map((cell) => cell.length)).toEqual([1, 0, 0, 0, 0, 1])
  })

  test('in a zone half an hour off, the hours are that zone’s own', () => {
    const [hour] = diaryHours([at('2026-11-20T14:30:00Z')], 'Asia/Kolkata')
    expect(hour?.label).toBe('20:00')
    expect(hour?.cells[0]).toHaveLength(1)
  })

  test('the hour that the clock goes through twice is two hours', () => {
    const segments = [at('2026-11-01T05:10:00Z'), at('2026-11-01T06:10:00Z')]
    const hours = diaryHours(segments, 'America/New_York')
    expect(hours.map(({ label }) => label)).toEqual(['01:00', '01:00'])
  })

  test('hours between two that were worked are there, empty', () => {
    const hours = diaryHours([at('2026-11-20T09:00:00Z'), at('2026-11-20T12:00:00Z')], 'UTC')
    expect(hours.map(({ label }) => label)).toEqual(['09:00', '10:00', '11:00', '12:00'])
  })

  test('no segments, no hours', () => {
    expect(diaryHours([], 'UTC')).toEqual([])
  })

  test('every segment stands in exactly one cell, in order', () => {
    const day = Date.parse('2026-10-25T00:00:00Z')
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 86_399_999 }), { maxLength: 40 })
    const zones = fc.constantFrom('UTC', 'Europe/Lisbon', 'Asia/Kathmandu', 'America/New_York')
    fc.assert(
      fc.property(starts, zones, (offsets, zone) => {
        const segments = offsets.map((offset) => segmentAt(day + offset))
        const shown = diaryHours(segments, zone).flatMap(({ cells }) => cells.flat())
        expect(shown.map(({ startMs }) => startMs)).toEqual(
          offsets.map((offset) => day + offset).sort((a, b) => a - b),
        )
      }),
    )
  })
})
