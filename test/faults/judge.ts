import type { Outcome } from './outcome.ts'

/** T7's promise. */
const MOST_LOST_MS = 5_000
/** Two processes read the same instant off the same clock at most so far apart. */
const CLOCK_SLACK_MS = 5

/** One stretch that was tracked and cut off, on the clock that app and test share. */
export type Stretch = { startMs: number; killedMs: number }

/** What the marketplace holds of it. */
export type Posted = { id: string; startMs: number; endMs: number; recovered: boolean }

/** Compares what was tracked with what arrived: nothing over 5 s lost (T7), nothing twice (T11, Y1). */
export function judge(stretches: readonly Stretch[], segments: readonly Posted[]): Outcome {
  const failures: string[] = []
  const rows = stretches.map(({ startMs, killedMs }, index) => {
    const own = segments.filter((one) => one.startMs >= startMs && one.startMs < killedMs)
    const posted = own.reduce((sum, one) => sum + one.endMs - one.startMs, 0)
    const lost = killedMs - startMs - posted
    const name = `round ${index + 1}`
    if (lost > MOST_LOST_MS) failures.push(`${name} lost ${lost} ms`)
    if (lost < -CLOCK_SLACK_MS) failures.push(`${name} has ${-lost} ms more than were tracked`)
    return {
      round: index + 1,
      'tracked ms': killedMs - startMs,
      'posted ms': posted,
      'lost ms': lost,
      segments: own.length,
    }
  })
  const inside = (one: Posted) =>
    stretches.some(
      ({ startMs, killedMs }) => one.startMs >= startMs && one.endMs <= killedMs + CLOCK_SLACK_MS,
    )
  const sorted = [...segments].sort((a, b) => a.startMs - b.startMs)
  const ids = new Set<string>()
  for (const [index, one] of sorted.entries()) {
    if (!inside(one)) failures.push(`segment ${one.id} lies outside all that was tracked`)
    if (ids.has(one.id)) failures.push(`segment ${one.id} came twice`)
    ids.add(one.id)
    const next = sorted[index + 1]
    if (next && next.startMs < one.endMs) failures.push(`${one.id} and ${next.id} overlap`)
  }
  return { rows, failures }
}
