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

/** One comparison as it is printed and kept. */
export type Figure = {
  name: string
  unit: 'ms' | 'MB' | '% of a core'
  /** All runs, in the order they were made: ours and the bare one took turns. */
  milepost: number[]
  bare: number[]
  /** Ours over bare, or ours minus bare for processor time; of the medians. */
  result: number
  reach: { kind: 'ratio' | 'difference'; atMost: number }
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
  const result = reach.kind === 'ratio' ? ours / bare : ours - bare
  return { name, unit, ...runs, result, reach, met: result <= reach.atMost }
}

/** One line for people. */
export function line({ name, unit, milepost, bare, result, reach, met }: Figure): string {
  const [ours, theirs] = [median(milepost).toFixed(1), median(bare).toFixed(1)]
  const sign = reach.kind === 'ratio' ? 'x' : '+'
  return [
    name.padEnd(24),
    `milepost ${ours} ${unit}`.padEnd(30),
    `bare ${theirs} ${unit}`.padEnd(26),
    `${sign}${result.toFixed(2)} (reach ${sign}${reach.atMost})`.padEnd(24),
    met ? 'met' : 'missed',
  ].join(' ')
}
