import { useEffect, useState } from 'react'
import type { Project } from '../../../shared/contract/entities.ts'
import { useData } from '../data/data-context.tsx'
import { useApp } from '../state/app-store.ts'
import { useCall } from '../state/use-call.ts'
import { startBlocker } from './start-blocker.ts'

/**
 * The timer's one button and its memo.
 * @param workedMs what of this billing week is on record already; null while it is read
 */
export function useTimer(project: Project | null, workedMs: number | null) {
  const data = useData()
  const tracker = useApp((app) => app.tracker)
  const deviceId = useApp((app) => app.deviceId)
  const idleThresholdMs = useApp((app) => app.settings.idleThresholdMs)
  const [memo, setMemo] = useState(tracker.memo)
  const start = useCall('tracker.start')
  const stop = useCall('tracker.stop')
  const note = useCall('tracker.setMemo')
  const running = tracker.phase !== 'stopped'
  const blocker =
    running || !project ? null : startBlocker(project, data?.runningSession ?? null, deviceId)
  const canStart = project !== null && workedMs !== null && blocker === null

  // Another door (the tray) may have changed it.
  useEffect(() => setMemo(tracker.memo), [tracker.memo])

  async function press(): Promise<void> {
    if (running) {
      start.clear()
      await stop.run(null)
    } else if (canStart && project.ratePerHour !== null) {
      stop.clear()
      await start.run({
        terms: {
          projectId: project.id,
          projectTitle: project.title,
          contractId: project.bidId,
          currency: project.currency,
          ratePerHour: project.ratePerHour,
          weeklyLimitMs: project.weeklyLimitMs,
          employerZone: project.employerZone,
          idleThresholdMs,
        },
        memo: memo.trim(),
        workedThisWeekMs: workedMs,
      })
    }
  }

  return {
    running,
    blocker,
    canPress: running || canStart,
    busy: start.busy || stop.busy,
    failure: start.failure ?? stop.failure ?? note.failure,
    press: () => void press(),
    memo,
    setMemo,
    /** While tracking, the memo is kept when its field is left; before, it goes with Start. */
    saveMemo: () => {
      if (running && memo.trim() !== tracker.memo) void note.run({ memo: memo.trim() })
    },
  }
}
