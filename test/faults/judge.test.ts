import { describe, expect, it } from 'vitest'
import { judge, type Posted } from './judge.ts'

const tracked = [
  { startMs: 1_000, killedMs: 11_000 },
  { startMs: 20_000, killedMs: 26_000 },
]
const posted = (id: string, startMs: number, endMs: number): Posted => ({
  id,
  startMs,
  endMs,
  recovered: true,
})
const whole = [posted('a', 1_000, 9_000), posted('b', 20_000, 25_000)]

describe('the judge of a kill', () => {
  it('is content with at most 5 s lost of each stretch (T7)', () => {
    expect(judge(tracked, whole).failures).toEqual([])
    expect(judge(tracked, whole).rows.map((row) => row['lost ms'])).toEqual([2_000, 1_000])
  })

  it.each([
    ['more than 5 s lost', [posted('a', 1_000, 5_000), posted('b', 20_000, 25_000)], 'lost 6000'],
    ['a stretch that never arrived', whole.slice(0, 1), 'round 2 lost 6000'],
    ['more than was tracked', [posted('a', 1_000, 12_000), ...whole.slice(1)], 'more than'],
    ['time outside of all stretches', [...whole, posted('c', 12_000, 13_000)], 'outside'],
    ['the same segment twice', [...whole, posted('a', 9_000, 9_500)], 'came twice'],
    ['overlapping time', [...whole, posted('c', 8_000, 9_000)], 'overlap'],
  ])('objects to %s', (_title, segments, sentence) => {
    expect(judge(tracked, segments).failures.join('; ')).toContain(sentence)
  })
})
