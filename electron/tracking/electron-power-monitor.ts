import { powerMonitor } from 'electron'
import type { PowerEvent, PowerMonitor } from './power-monitor.ts'

/** Electron's names for ours. A switch to another user's session counts as sleep (T6). */
const NAMES = [
  ['suspend', 'suspended'],
  ['resume', 'resumed'],
  ['lock-screen', 'locked'],
  ['unlock-screen', 'unlocked'],
  ['user-did-resign-active', 'suspended'],
  ['user-did-become-active', 'resumed'],
] as const satisfies readonly (readonly [string, PowerEvent])[]

/** The real one; only after the app is ready. */
export function electronPowerMonitor(): PowerMonitor {
  return {
    idleMs() {
      const seconds = powerMonitor.getSystemIdleTime()
      return seconds < 0 ? null : seconds * 1000
    },
    on(listener) {
      const emitter: NodeJS.EventEmitter = powerMonitor
      const offs = NAMES.map(([theirs, ours]) => {
        const forward = () => listener(ours)
        emitter.on(theirs, forward)
        return () => emitter.off(theirs, forward)
      })
      const shutdown = () => listener('shutdown')
      powerMonitor.on('shutdown', shutdown)
      return () => {
        powerMonitor.off('shutdown', shutdown)
        for (const off of offs) off()
      }
    },
  }
}
