import { setTimeout as delay } from 'node:timers/promises'

/**
 * Asks again and again until the answer is there.
 * @param what named in the error, for whoever reads a failed test
 * @param ask answers undefined or false for "not yet"; a rejection is passed on at once
 * @param timeoutMs after which it gives up
 */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  timeoutMs = 60_000,
): Promise<Exclude<T, undefined | false>> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`)
    await delay(25)
  }
}
