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

/**
 * The tracker's figures now, renewed when a step of the session is full: a second, or longer for
 * what shows minutes only. Each renewal draws the window anew, so a step too short costs power.
 */
export function useLiveTracker(
  stepMs = 1000,
): { sessionMs: number; workedThisWeekMs: number } | null {
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
      timer = setTimeout(tick, stepMs - (sessionMs % stepMs))
    }
    tick()
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [tracker, heardAtMs, stepMs])
  return tracker && countOn(tracker, heardAtMs, performance.now())
}
