import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localDay } from '../../../shared/time/day.ts'
import { onScale, ribbonScale } from './ribbon-scale.ts'

const day = localDay(Date.UTC(2026, 10, 23, 12), 'Europe/Lisbon')
const hour = (from: number, to: number) => ({
  startMs: day.startMs + from * 3_600_000,
  endMs: day.startMs + to * 3_600_000,
})

test('a day without work shows nine to five', () => {
  expect(ribbonScale(day, [])).toEqual({ from: 9, to: 17 })
})

test('early and late work widen it to whole hours', () => {
  expect(ribbonScale(day, [hour(6.5, 7), hour(21, 22.2)])).toEqual({ from: 6, to: 23 })
})

test('a day with a clock change has the hours it has', () => {
  const short = localDay(Date.UTC(2026, 2, 29, 12), 'Europe/Lisbon')
  expect(ribbonScale(short, [short])).toEqual({ from: 0, to: 23 })
})

test('a stretch lies where its share of the hours lies', () => {
  expect(onScale(hour(11, 13), day.startMs, { from: 9, to: 17 })).toEqual({ left: 25, width: 25 })
})

test('whatever is drawn stays on the ribbon', () => {
  const at = fc.integer({ min: day.startMs - 9e6, max: day.endMs + 9e6 })
  fc.assert(
    fc.property(at, fc.integer({ min: 0, max: 600_000 }), (startMs, length) => {
      const stretch = { startMs, endMs: startMs + length }
      const { left, width } = onScale(stretch, day.startMs, ribbonScale(day, [stretch]))
      expect(left).toBeGreaterThanOrEqual(0)
      expect(width).toBeGreaterThanOrEqual(0)
      expect(left + width).toBeLessThanOrEqual(100.000001)
    }),
  )
})
