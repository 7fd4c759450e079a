/** Runs tasks one after the other, in the order in which they were given. */
export type SerialQueue = {
  run<T>(task: () => Promise<T>): Promise<T>
  /** Resolves when all that was given so far has ended. */
  drained(): Promise<void>
}

/** A queue whose tasks never interleave; one that fails rejects its own promise and no other. */
export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run(task) {
      const result = last.then(task)
      last = result.catch(() => undefined)
      return result
    },
    async drained() {
      await last
    },
  }
}
