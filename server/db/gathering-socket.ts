import { Socket } from 'node:net'

/**
 * Sends as one packet what the driver writes in one turn of the event loop. The driver corks the
 * socket for each prepared statement; this one stays corked until the turn is over.
 */
export class GatheringSocket extends Socket {
  #gathering = false

  override cork(): void {
    super.cork()
    if (this.#gathering) return
    this.#gathering = true
    super.cork()
    process.nextTick(() => {
      this.#gathering = false
      this.uncork()
    })
  }
}
