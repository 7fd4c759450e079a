/** The marketplace's clock, injected so that tests and the sandbox can move it. */
export type Clock = {
  /** Epoch milliseconds, integer. */
  nowMs(): number
}

/** The machine's own clock. */
export const systemClock: Clock = { nowMs: () => Date.now() }
