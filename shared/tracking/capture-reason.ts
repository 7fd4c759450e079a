/** Why a capture has no picture, or not one of every display (S3); its words are in `shared/words`. */
export const captureReasons = [
  'oneColour',
  /** Of some displays only; the record says of how many. */
  'someBlank',
  'notPermitted',
  'noDisplay',
  'noPicture',
  'tooLong',
  'notEncoded',
  'notKept',
  'appEnded',
] as const
export type CaptureReason = (typeof captureReasons)[number]

/** Records of before 0.4.0 hold a sentence in its place. */
export const isCaptureReason = (text: string): text is CaptureReason =>
  (captureReasons as readonly string[]).includes(text)
