import type { PowerEvent, PowerMonitor } from '../../electron/tracking/power-monitor.ts'

/** A computer whose sleep, lock and idle time are said by the test. */
export function fakePowerMonitor(): PowerMonitor & {
  idle: number | null
  say(event: PowerEvent): void
} {
  const listeners = new Set<(event: PowerEvent) => void>()
  return {
    idle: 0,
    idleMs() {
      return this.idle
    },
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    say(event) {
      for (const listener of listeners) listener(event)
    },
  }
}
