import { isDeepStrictEqual } from 'node:util'
import type { AppState } from '../../shared/contract/ipc.ts'

/** What keeping window and tray up to date needs. */
export type BroadcastPorts = {
  read(): AppState
  toWindow(state: AppState): void
  toTray(state: AppState): void
}

/** Changes closer together than this are sent as one. */
const GATHER_MS = 50
/** While time runs the window counts by itself; it is corrected this often. */
const ALIGN_MS = 30_000

/**
 * Sends changes to window and tray. The window counts passing seconds itself, so it gets only what
 * else has changed, and now and then a state to stay in step.
 */
export function createBroadcast(ports: BroadcastPorts, nowMs: () => number): () => void {
  let timer: NodeJS.Timeout | null = null
  let sent: AppState | null = null
  let sentAtMs = 0
  const send = () => {
    timer = null
    const state = ports.read()
    ports.toTray(state)
    const timeOnly = sent !== null && isDeepStrictEqual(withoutSeconds(sent), withoutSeconds(state))
    if (timeOnly && nowMs() - sentAtMs < ALIGN_MS) return
    sent = state
    sentAtMs = nowMs()
    ports.toWindow(state)
  }
  return () => {
    if (timer === null) timer = setTimeout(send, GATHER_MS)
  }
}

const withoutSeconds = (state: AppState): AppState => ({
  ...state,
  tracker: { ...state.tracker, sessionMs: 0, workedThisWeekMs: 0 },
})
