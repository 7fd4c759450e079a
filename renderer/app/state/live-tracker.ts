import { useEffect, useState } from 'react'
import type { TrackerView } from '../../../shared/contract/ipc.ts'
import { useAppStore } from './app-store.ts'

/**
 * Counts main's figures on while tracking runs, by the monotonic clock (T3). Main corrects them
 * with each word; between two words they only ever grow.
 */
export function countOn(
  tracker: TrackerView,
  heardAtMs: number,
  nowMs: number,
): { sessionMs: number; workedThisWeekMs: number } {
  const { phase, sessionMs, workedThisWeekMs } = tracker
  const sinceMs = phase === 'running' ? Math.max(0, Math.floor(nowMs - heardAtMs)) : 0
  return { sessionMs: sessionMs + sinceMs, workedThisWeekMs: workedThisWeekMs + sinceMs }
}

/** What is drawn by it shows minutes; the seconds are written by `RunningTime`. */
const STEP_MS = 60_000

/** The tracker's figures now, renewed when a minute of the session is full. */
export function useLiveTracker(): { sessionMs: number; workedThisWeekMs: number } | null {
  const tracker = useAppStore(({ app }) => app?.tracker ?? null)
  const heardAtMs = useAppStore((store) => store.heardAtMs)
  const [, renew] = useState(0)
  useEffect(() => {
    if (tracker?.phase !== 'running') return
    let timer: ReturnType<typeof setTimeout> | undefined
    const tick = () => {
      clearTimeout(timer)
      if (document.hidden) return
      renew((count) => count + 1)
      const { sessionMs } = countOn(tracker, heardAtMs, performance.now())
      timer = setTimeout(tick, STEP_MS - (sessionMs % STEP_MS))
    }
    tick()
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [tracker, heardAtMs])
  return tracker && countOn(tracker, heardAtMs, performance.now())
}
