import { needsTicks } from '../../shared/tracking/view.ts'
import type { PowerMonitor } from './power-monitor.ts'
import type { Tracker } from './tracker.ts'

/** How often the machine is asked (T4). Its lengths do not depend on it: they come from the clock. */
const TICK_MS = 1_000

/** Ticks the tracker once a second while it needs that, and passes on what the computer does. */
export function driveTracker(tracker: Tracker, power: PowerMonitor): () => void {
  let ticking = false
  const tick = async () => {
    // A slow disk must not pile up ticks; the machine copes with the gap.
    if (ticking || !(needsTicks(tracker.state()) || tracker.unsaved())) return
    ticking = true
    try {
      await tracker.handle({ kind: 'tick', idleMs: power.idleMs() })
    } finally {
      ticking = false
    }
  }
  const timer = setInterval(() => void tick(), TICK_MS)
  const off = power.on((event) => {
    void tracker.handle({ kind: event === 'shutdown' ? 'suspended' : event })
  })
  return () => {
    clearInterval(timer)
    off()
  }
}
