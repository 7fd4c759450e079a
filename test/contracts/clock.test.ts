import { describe, expect, it } from 'vitest'
import { systemClock } from '../../electron/tracking/clock.ts'
import { uuidV7 } from '../../electron/tracking/ids.ts'
import { manualClock } from '../fakes/manual-clock.ts'

for (const [name, clock] of [
  ['manual', manualClock()],
  ['system', systemClock],
] as const) {
  describe(`clock contract: ${name}`, () => {
    it('T2: gives whole milliseconds on both clocks', () => {
      const { wallMs, monoMs } = clock.now()
      expect(Number.isSafeInteger(wallMs) && Number.isSafeInteger(monoMs)).toBe(true)
    })

    it('T3: the monotonic clock never goes back', () => {
      const readings = Array.from({ length: 1000 }, () => clock.now().monoMs)
      expect(readings).toEqual([...readings].sort((one, other) => one - other))
    })
  })
}

describe('ids contract: UUIDv7', () => {
  it('Y1: never repeats, and sorts in the order of making', () => {
    const ids = Array.from({ length: 5000 }, () => uuidV7.uuid())
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual(ids)
    expect(ids.every((id) => id[14] === '7')).toBe(true)
  })
})
