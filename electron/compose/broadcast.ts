import { isDeepStrictEqual } from 'node:util'
import type { AppState } from '../../shared/contract/ipc.ts'

/** What telling window and tray of changes needs. */
export type BroadcastPorts = {
  read(): AppState
  toWindow(state: AppState): void
  toTray(state: AppState): void
}

/** Changes closer together than this are told as one. */
const GATHER_MS = 50
/** While time runs the window counts by itself; this often it is set right. */
const ALIGN_MS = 30_000

/**
 * Tells window and tray of changes. The window is not told of the seconds that pass, since it
 * counts them itself: only of what is different in kind, and now and then to stay in step.
 */
export function createBroadcast(ports: BroadcastPorts, nowMs: () => number): () => void {
  let timer: NodeJS.Timeout | null = null
  let told: AppState | null = null
  let toldAtMs = 0
  const tell = () => {
    timer = null
    const state = ports.read()
    ports.toTray(state)
    const timeOnly = told !== null && isDeepStrictEqual(withoutSeconds(told), withoutSeconds(state))
    if (timeOnly && nowMs() - toldAtMs < ALIGN_MS) return
    told = state
    toldAtMs = nowMs()
    ports.toWindow(state)
  }
  return () => {
    if (timer === null) timer = setTimeout(tell, GATHER_MS)
  }
}

const withoutSeconds = (state: AppState): AppState => ({
  ...state,
  tracker: { ...state.tracker, sessionMs: 0, workedThisWeekMs: 0 },
})
