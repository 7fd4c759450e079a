import type { Clock } from '../../electron/tracking/clock.ts'

/** Clocks that stand still until they are moved: the wall alone, or both together. */
export function manualClock(wallMs = Date.UTC(2026, 2, 2, 9, 3)): Clock & {
  pass(ms: number): void
  step(ms: number): void
} {
  let wall = wallMs
  let mono = 1_000
  return {
    now: () => ({ wallMs: wall, monoMs: mono }),
    pass(ms) {
      wall += ms
      mono += ms
    },
    step(ms) {
      wall += ms
    },
  }
}
