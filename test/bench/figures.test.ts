import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figure, median } from './figures.ts'

describe('the median', () => {
  it('has as many values above it as below, in whatever order they come', () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(lengths, (values) => {
        const middle = median(values)
        const below = values.filter((value) => value < middle).length
        const above = values.filter((value) => value > middle).length
        expect(Math.abs(below - above)).toBeLessThanOrEqual(
          values.filter((value) => value === middle).length,
        )
        expect(median(values.toReversed())).toBe(middle)
      }),
    )
  })
})

describe('a figure', () => {
  it('compares by ratio or by difference, and says whether that is within reach', () => {
    const runs = { milepost: [300, 100, 200], bare: [100, 100] }
    expect(figure('a', 'ms', runs, { kind: 'ratio', atMost: 2 })).toMatchObject({
      result: 2,
      met: true,
    })
    expect(figure('a', 'ms', runs, { kind: 'difference', atMost: 99 })).toMatchObject({
      result: 100,
      met: false,
    })
    expect(figure('a', 'ms', runs, { kind: 'value', atMost: 200 })).toMatchObject({
      result: 200,
      met: true,
    })
    expect(figure('a', '/s', runs, { kind: 'ratio', atLeast: 2.1 })).toMatchObject({ met: false })
  })
})
