import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Message } from '../../../shared/contract/entities.ts'
import { localDay } from '../../../shared/time/day.ts'
import { messagesByDay } from './by-day.ts'

const message = (sentAtMs: number): Message => ({
  id: '01980000-0000-7000-8000-000000000000',
  projectId: 1,
  about: null,
  author: { id: 1, name: 'Amelia Hartmann' },
  text: 'Hello',
  sentAtMs,
})

const instant = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2026, 11) })
const zone = fc.constantFrom('Europe/Lisbon', 'America/New_York', 'Asia/Kathmandu')

describe('M7 the conversation by day', () => {
  test('midnight of the zone cuts it, not that of UTC', () => {
    const late = Date.UTC(2026, 10, 24, 4, 59)
    const days = messagesByDay([message(late), message(late + 120_000)], 'America/New_York')
    expect(days.map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-24'])
  })

  test('every message stands once, in order, on its own day', () => {
    fc.assert(
      fc.property(fc.array(instant), zone, (times, where) => {
        const days = messagesByDay(times.map(message), where)
        const told = days.flatMap(({ messages }) => messages.map(({ sentAtMs }) => sentAtMs))
        expect(told).toEqual(times.toSorted((a, b) => a - b))
        expect(new Set(days.map(({ day }) => day)).size).toBe(days.length)
        for (const { day, messages } of days) {
          for (const { sentAtMs } of messages) {
            expect(localDay(sentAtMs, where).isoDate).toBe(day)
          }
        }
      }),
    )
  })
})
