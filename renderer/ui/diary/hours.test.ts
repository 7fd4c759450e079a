import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAt, spanOfDay } from '../../../shared/time/day.ts'
import { diaryHours as hoursOfDay } from './hours.ts'
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

/** The diary of the day that the first of the segments starts in. */
const diaryHours = (segments: DiarySegment[], zone: string) =>
  hoursOfDay(segments, spanOfDay(dayAt(segments[0]?.startMs ?? 0, zone), zone), zone)

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

  test('one from before midnight stands in the first cell of the day', () => {
    const segment = at('2026-11-22T18:10:00Z')
    const day = spanOfDay('2026-11-23', 'Asia/Kathmandu')
    const [hour] = hoursOfDay([segment], day, 'Asia/Kathmandu')
    expect(hour?.label).toBe('00:00')
    expect(hour?.cells.map((cell) => cell.length)).toEqual([1, 0, 0, 0, 0, 0])
  })

  test.each([
    // The clock goes from 2:00 to 2:30, and from 2:00 back to 1:30.
    ['2026-10-04', ['2026-10-03T14:00:00Z', '2026-10-03T17:00:00Z']],
    ['2026-04-05', ['2026-04-04T13:30:00Z', '2026-04-04T17:00:00Z']],
  ])('around Lord Howe’s half-hour change on %s the hours are the clock’s own', (_, times) => {
    const hours = diaryHours(times.map(at), 'Australia/Lord_Howe')
    const labels = hours.map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
    expect(labels.every((label) => label.endsWith(':00'))).toBe(true)
    expect(hours.at(0)?.cells.flat()).toHaveLength(1)
    expect(hours.at(-1)?.cells.flat()).toHaveLength(1)
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
        const shown = ['2026-10-24', '2026-10-25', '2026-10-26'].flatMap((date) => {
          const span = spanOfDay(date, zone)
          const started = segments.filter(
            ({ startMs }) => startMs >= span.startMs && startMs < span.endMs,
          )
          return hoursOfDay(started, span, zone).flatMap(({ cells }) => cells.flat())
        })
        expect(shown.map(({ startMs }) => startMs)).toEqual(
          offsets.map((offset) => day + offset).sort((a, b) => a - b),
        )
      }),
    )
  })
})
