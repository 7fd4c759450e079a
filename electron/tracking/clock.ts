import type { Moment } from '../../shared/tracking/types.ts'

/**
 * Both clocks read together (T3). The monotonic one never goes back and does not run while the
 * computer sleeps; its origin is arbitrary and changes with the process.
 */
export type Clock = { now(): Moment }

/** The computer's clocks, whole milliseconds. */
export const systemClock: Clock = {
  now: () => ({
    wallMs: Date.now(),
    monoMs: Number(process.hrtime.bigint() / 1_000_000n),
  }),
}
