import type { ElectronApplication, Page } from 'playwright-core'
import type { Project } from '../../shared/contract/entities.ts'
import type { IpcInput } from '../../shared/contract/ipc.ts'
import { appState, invoke, stateWhen } from './app.ts'

const cellMs = 600_000

/** What a window says to main to start tracking a project. */
export const startInput = (project: Project): IpcInput<'tracker.start'> => ({
  projectId: project.id,
  memo: '',
})

/**
 * Starts tracking through the window's door, for runs that are not about the button.
 * @returns where the first segment begins, epoch ms
 */
export async function startTracking(page: Page, project: Project): Promise<number> {
  const answer = await invoke(page, 'tracker.start', startInput(project))
  if (!answer.ok) throw new Error(`tracker.start answered ${answer.error.code}`)
  const { tracker } = await stateWhen(page, 'running', (state) => state.tracker.phase === 'running')
  if (tracker.segmentStartMs === null) throw new Error('tracking runs without a segment')
  return tracker.segmentStartMs
}

/** The time tracked in the session that runs, as main counts it. */
export const trackedMs = async (page: Page): Promise<number> =>
  (await appState(page)).tracker.sessionMs

/**
 * Sets the app's wall clock back, as if its computer went slow by so much, so that the next
 * ten-minute edge is `aheadMs` away. A segment is cut at the edge and its capture falls at a random
 * instant before it; so a short test sees both, and the product needs no door for tests. It is done
 * by the debugger, which installed packages refuse. Backwards, because the marketplace takes no
 * time from the future.
 * @returns how far the app's clock is behind, ms
 */
export function turnBackToEdge(electron: ElectronApplication, aheadMs: number): Promise<number> {
  return electron.evaluate(
    (_electron, [cell, ahead]) => {
      const real = Date.now.bind(Date)
      const wanted = cell - ahead
      const into = real() % cell
      const behind = into >= wanted ? into - wanted : into - wanted + cell
      Date.now = () => real() - behind
      return behind
    },
    [cellMs, aheadMs] as const,
  )
}

/**
 * Sets the app's clock back and lets both its clocks, wall and monotonic, catch up at once when the
 * answer is called: for the app that much time has passed. For pictures, not for proofs.
 */
export async function withholdTime(
  electron: ElectronApplication,
  heldMs: number,
): Promise<() => Promise<void>> {
  await electron.evaluate((_electron, held) => {
    const [wall, monotonic] = [Date.now.bind(Date), process.hrtime.bigint.bind(process.hrtime)]
    let withheld = held
    Date.now = () => wall() - withheld
    process.hrtime.bigint = () => monotonic() - BigInt(withheld) * 1_000_000n
    Object.assign(globalThis, {
      catchUp: () => {
        withheld = 0
      },
    })
  }, heldMs)
  return () => electron.evaluate(() => (globalThis as unknown as { catchUp(): void }).catchUp())
}
