/** Values of both sides, in the order they were made. */
export type Runs = { milepost: number[]; bare: number[] }

/** Lets both take turns; the first round of each warms up and is not counted. */
export async function alternate(
  rounds: number,
  sides: { milepost(): Promise<number>; bare(): Promise<number> },
): Promise<Runs> {
  const runs: Runs = { milepost: [], bare: [] }
  for (let round = 0; round <= rounds; round++) {
    const [milepost, bare] = [await sides.milepost(), await sides.bare()]
    if (round === 0) continue
    runs.milepost.push(milepost)
    runs.bare.push(bare)
  }
  return runs
}

/** How many of something were done in a second. */
export async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return count / ((performance.now() - startedAt) / 1000)
}
