const DAY_MS = 86_400_000
/** From the first instant of all, a Thursday, to the first Wednesday noon. */
const FIRST_WEDNESDAY_MS = 6.5 * DAY_MS

/**
 * The next Wednesday noon, UTC: in every zone amid a billing week and days from its invoices, so that
 * hours of a moment before are hours of the week that runs, whenever the tests do (I1).
 */
export const MIDWEEK_MS =
  Math.ceil((Date.now() - FIRST_WEDNESDAY_MS) / (7 * DAY_MS)) * 7 * DAY_MS + FIRST_WEDNESDAY_MS

/** Sets a sandbox's clock; resolves when what is due by then is done. */
export async function moveClock({ url }: { url: string }, nowMs: number): Promise<void> {
  const answer = await fetch(`${url}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: new Date(nowMs).toISOString() }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}
