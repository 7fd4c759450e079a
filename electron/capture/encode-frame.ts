import type { WebpOptions } from 'sharp'
import type { Frame } from './screen-capture.ts'

/** A picture as it is stored and uploaded (S2). */
export type EncodedPicture = { width: number; height: number; webp: Buffer }

/** The size to aim at (S2). */
const AIM_BYTES = 60_000
/**
 * Tried in turn until the picture is small enough; the last one stands whatever its size. Text and
 * windows are smallest, and perfectly sharp, without loss; photographs and films are not.
 */
const ATTEMPTS: readonly WebpOptions[] = [
  { lossless: true },
  { quality: 70 },
  { quality: 45 },
  { quality: 20 },
]

/** Encodes a frame as WebP. Loads the encoder only now: most processes never need it. */
export async function encodeFrame(frame: Frame, maxWidth: number): Promise<EncodedPicture> {
  const { default: sharp } = await import('sharp')
  const { width, height } = frame
  const raw = { width, height, channels: 4 as const }
  const small = await sharp(toRgba(frame), { raw })
    .removeAlpha()
    .resize({ width: maxWidth, withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  for (const [index, options] of ATTEMPTS.entries()) {
    const picture = sharp(small.data, { raw: { ...small.info, channels: 3 } })
    const { data, info } = await picture.webp(options).toBuffer({ resolveWithObject: true })
    if (data.length <= AIM_BYTES || index === ATTEMPTS.length - 1) {
      // A copy: the codec's own memory may be shared, and shared memory goes to no other process.
      return { width: info.width, height: info.height, webp: Buffer.from(data) }
    }
  }
  throw new Error('unreachable: the last attempt always answers')
}

function toRgba({ bgra }: Frame): Buffer {
  const rgba = Buffer.from(bgra)
  for (let at = 0; at < rgba.length; at += 4) {
    const blue = rgba[at] ?? 0
    rgba[at] = rgba[at + 2] ?? 0
    rgba[at + 2] = blue
  }
  return rgba
}
