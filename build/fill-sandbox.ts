import { hourlyProject, type Reachable } from '../test/e2e/marketplace.ts'
import { liveIn } from '../test/pictures/lived-in.ts'
import { longStep, say } from './setup/progress.mjs'

/**
 * Puts some days of work into a sandbox that nobody has worked in, so that the first look shows a
 * diary, payments and an open request. Without them the sandbox works as well, but is empty.
 */
export async function fillSandbox(sandbox: Reachable): Promise<void> {
  try {
    if ((await hourlyProject(sandbox)).postedMs > 0) return
    await longStep('Putting some days of work into the sandbox', () => liveIn(sandbox, Date.now()))
  } catch (error) {
    say(`The sandbox starts without sample work: ${(error as Error).message}`)
  }
}
