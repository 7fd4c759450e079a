import type { Clock } from '../clock.ts'

/** A clock that can be set; from there it runs on. */
export function movableClock(): Clock & { set(nowMs: number): void } {
  let aheadMs = 0
  return {
    nowMs: () => Date.now() + aheadMs,
    set: (nowMs) => {
      aheadMs = nowMs - Date.now()
    },
  }
}
