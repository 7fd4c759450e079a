import { encodeFrame } from './encode-frame.ts'
import { isBlank } from './is-blank.ts'
import type { EncodedOrBlank } from './picture-encoder.ts'
import type { Frame } from './screen-capture.ts'

/** The encoder's whole work on one capture: looks for blank frames, encodes the others. */
export async function encodeAll(
  frames: readonly Frame[],
  maxWidth: number,
): Promise<EncodedOrBlank[]> {
  const pictures: EncodedOrBlank[] = []
  for (const frame of frames) {
    pictures.push(isBlank(frame) ? 'blank' : await encodeFrame(frame, maxWidth))
  }
  return pictures
}
