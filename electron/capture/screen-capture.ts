import type { Result } from '../../shared/result.ts'
import type { CaptureReason } from '../../shared/tracking/capture-reason.ts'

/** One display's pixels: rows from the top, four bytes each, blue first (BGRA). */
export type Frame = { width: number; height: number; bgra: Uint8Array }

/** Why there are no pixels (S3). `denied`: the person or the system does not allow it. */
export type ScreenFault = { outcome: 'denied' | 'failed'; reason: CaptureReason }

/** The computer's displays, as pictures. */
export type ScreenCapture = {
  /** One frame a display, at most `maxWidth` wide, in the system's order; never an empty list. */
  grab(maxWidth: number): Promise<Result<Frame[], ScreenFault>>
}
