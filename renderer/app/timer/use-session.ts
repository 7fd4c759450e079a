import { useEffect, useState } from 'react'
import { useApp } from '../state/app-store.ts'
import { useCall } from '../state/use-call.ts'

/**
 * The session that runs or would begin: its memo, and the one button.
 * @param projectId what Start would begin; null when it would be refused
 */
export function useSession(projectId: number | null) {
  const tracker = useApp((app) => app.tracker)
  const [memo, setMemo] = useState(tracker.memo)
  const start = useCall('tracker.start')
  const stop = useCall('tracker.stop')
  const note = useCall('tracker.setMemo')
  const running = tracker.phase !== 'stopped'

  // Another door (the tray) may have changed it.
  useEffect(() => setMemo(tracker.memo), [tracker.memo])

  async function press(): Promise<void> {
    if (running) {
      start.clear()
      await stop.run(null)
    } else if (projectId !== null) {
      stop.clear()
      await start.run({ projectId, memo: memo.trim() })
    }
  }

  async function takeOver(ofProject: number, insteadOf: string): Promise<void> {
    stop.clear()
    await start.run({ projectId: ofProject, memo: memo.trim(), insteadOf })
  }

  return {
    running,
    canPress: running || projectId !== null,
    busy: start.busy || stop.busy,
    failure: start.failure ?? stop.failure ?? note.failure,
    press: () => void press(),
    /** Starts in the place of another device's session (T13). */
    takeOver: (ofProject: number, insteadOf: string) => void takeOver(ofProject, insteadOf),
    memo,
    setMemo,
    /** While tracking, the memo is kept when its field is left; before, it goes with Start. */
    saveMemo: () => {
      if (running && memo.trim() !== tracker.memo) void note.run({ memo: memo.trim() })
    },
  }
}
