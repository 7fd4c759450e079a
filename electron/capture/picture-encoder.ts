import type { Result } from '../../shared/result.ts'
import type { CaptureReason } from '../../shared/tracking/capture-reason.ts'
import type { EncodedPicture } from './encode-frame.ts'
import type { Frame } from './screen-capture.ts'

/** Turns frames into pictures, away from the main thread. A blank frame gives `blank` (S3). */
export type PictureEncoder = {
  encode(task: EncoderTask): Promise<Encoded>
}

/** The pictures of all frames, or why there are none. */
export type Encoded = Result<EncodedOrBlank[], CaptureReason>

/** What became of one frame. */
export type EncodedOrBlank = EncodedPicture | 'blank'

/** The frames of one capture, and how wide a picture may be, pixels. */
export type EncoderTask = { frames: readonly Frame[]; maxWidth: number }
