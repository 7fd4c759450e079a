import sharp from 'sharp'
import { err, ok, type Result } from '../../shared/result.ts'
import { isPlainWebp } from './webp-container.ts'

/** What a segment says of a picture, pixels. */
type Size = { width: number; height: number }

/** To tell a picture from noise it need not be large: decoding to this width is cheap. */
const DECODED_WIDTH_PX = 64

/**
 * Checks that bytes are one still WebP picture of the size that its segment names (S2, S7). It is
 * decoded to its end, at a small scale, so that a header with nothing behind it is refused too.
 */
export async function checkPicture(
  bytes: Buffer,
  { width, height }: Size,
): Promise<Result<null, 'picture_not_webp' | 'picture_mismatch'>> {
  // First, so that no other decoder is ever handed what a client sent.
  if (!isPlainWebp(bytes)) return err('picture_not_webp')
  try {
    const found = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (found.format !== 'webp') return err('picture_not_webp')
    if (found.width !== width || found.height !== height) return err('picture_mismatch')
    const picture = sharp(bytes, { limitInputPixels: width * height, failOn: 'warning' })
    await picture.resize({ width: DECODED_WIDTH_PX }).raw().toBuffer()
    return ok(null)
  } catch {
    return err('picture_not_webp')
  }
}
