const FIRST_MS = 1_000
/** No wait is longer, unless the marketplace asks for more: coming back online must be noticed. */
const LONGEST_MS = 30_000

/**
 * How long to wait before the next attempt (Y4): full jitter, so that a thousand apps do not come
 * back in the same second. `failures` counts from 1; `chance` is from 0 to below 1.
 */
export function backoffMs(failures: number, chance: number, retryAfterMs: number | null): number {
  const ceilingMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10))
  const jitteredMs = Math.round(chance * ceilingMs)
  return retryAfterMs === null ? jitteredMs : retryAfterMs + jitteredMs
}
