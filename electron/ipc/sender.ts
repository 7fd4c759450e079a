/** Where the window's page lives; nothing else may call main. */
export const WINDOW_ORIGIN = 'app://milepost'

/** What main knows of the frame that a call came from. */
export type SenderFrame = { readonly url: string; readonly parent: unknown } | null

/** Only the top frame of our own page is trusted: an embedded or a departed one is not. */
export function isTrustedFrame(frame: SenderFrame): boolean {
  if (frame === null || frame.parent !== null) return false
  return frame.url.startsWith(`${WINDOW_ORIGIN}/`)
}
