import { app } from 'electron'

/**
 * Lets the app close its books before it ends: the first wish to quit is held until `close` has
 * resolved, then carried out.
 */
export function quitGracefully(close: () => Promise<void>): void {
  let closed = false
  let closing = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    if (closing) return
    closing = true
    void close().finally(() => {
      closed = true
      // Not from inside the event: Electron would take its held-up wish for the last word.
      setTimeout(() => app.quit(), 0)
    })
  })
}
