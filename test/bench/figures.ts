/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = low] = sorted.slice(
    middle - (1 - (sorted.length % 2)),
    middle + 1,
  )
  return (low + high) / 2
}

/** What we reach for: at most so much, or, where more is better, at least. */
export type Reach =
  | { kind: 'ratio' | 'difference' | 'value'; atMost: number }
  | { kind: 'ratio'; atLeast: number }

/** One comparison as it is printed and kept. */
export type Figure = {
  name: string
  unit: 'ms' | 'MB' | '% of a core' | '/s'
  /** All runs, in the order they were made: ours and the bare one took turns. */
  milepost: number[]
  bare: number[]
  /** Ours over bare, ours minus bare, or ours alone; of the medians. */
  result: number
  reach: Reach
  met: boolean
}

/** Compares the medians with what we reach for. */
export function figure(
  name: string,
  unit: Figure['unit'],
  runs: { milepost: number[]; bare: number[] },
  reach: Figure['reach'],
): Figure {
  const [ours, bare] = [median(runs.milepost), median(runs.bare)]
  const result = { ratio: ours / bare, difference: ours - bare, value: ours }[reach.kind]
  const met = 'atMost' in reach ? result <= reach.atMost : result >= reach.atLeast
  return { name, unit, ...runs, result, reach, met }
}

/** One line for people. */
export function line({ name, unit, milepost, bare, result, reach, met }: Figure): string {
  const [ours, theirs] = [median(milepost).toFixed(1), median(bare).toFixed(1)]
  const sign = { ratio: 'x', difference: '+', value: '' }[reach.kind]
  const bound =
    'atMost' in reach ? `at most ${sign}${reach.atMost}` : `at least ${sign}${reach.atLeast}`
  return [
    name.padEnd(24),
    `milepost ${ours} ${unit}`.padEnd(30),
    `bare ${theirs} ${unit}`.padEnd(26),
    `${sign}${result.toFixed(2)} (${bound})`.padEnd(24),
    met ? 'met' : 'missed',
  ].join(' ')
}
