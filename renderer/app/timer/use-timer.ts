import { useEffect, useState } from 'react'
import type { Project } from '../../../shared/contract/entities.ts'
import { useData } from '../data/data-context.tsx'
import { useApp } from '../state/app-store.ts'
import { useCall } from '../state/use-call.ts'
import { startBlocker } from './start-blocker.ts'

/** The timer's one button and its memo. */
export function useTimer(project: Project | null) {
  const data = useData()
  const tracker = useApp((app) => app.tracker)
  const deviceId = useApp((app) => app.deviceId)
  const [memo, setMemo] = useState(tracker.memo)
  const start = useCall('tracker.start')
  const stop = useCall('tracker.stop')
  const note = useCall('tracker.setMemo')
  const running = tracker.phase !== 'stopped'
  const blocker =
    running || !project ? null : startBlocker(project, data?.runningSession ?? null, deviceId)
  const canStart = project !== null && blocker === null

  // Another door (the tray) may have changed it.
  useEffect(() => setMemo(tracker.memo), [tracker.memo])

  async function press(): Promise<void> {
    if (running) {
      start.clear()
      await stop.run(null)
    } else if (canStart) {
      stop.clear()
      await start.run({ projectId: project.id, memo: memo.trim() })
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
