import sharp from 'sharp'
import { CAPTURE_MAX_WIDTH_PX } from '../../shared/contract/segments.ts'
import { err, ok, type Result } from '../../shared/result.ts'

/** Tallest picture that is read: a portrait 8K display scaled to the widest side allowed. */
const MAX_HEIGHT_PX = 8192

/**
 * Checks that bytes are one WebP picture of a size a capture may have (S2). The whole picture is
 * decoded, bounded in pixels, so that a header with nothing behind it is refused too.
 */
export async function checkWebp(bytes: Buffer): Promise<Result<null, 'picture_not_webp'>> {
  if (!hasWebpSignature(bytes)) return err('picture_not_webp')
  try {
    const picture = sharp(bytes, {
      limitInputPixels: CAPTURE_MAX_WIDTH_PX * MAX_HEIGHT_PX,
      failOn: 'warning',
      pages: 1,
    })
    const { format, width, height } = await picture.metadata()
    if (format !== 'webp' || width > CAPTURE_MAX_WIDTH_PX || height > MAX_HEIGHT_PX) {
      return err('picture_not_webp')
    }
    await picture.stats()
    return ok(null)
  } catch {
    return err('picture_not_webp')
  }
}

/** A cheap look first, so that no other decoder is ever handed what a client sent. */
function hasWebpSignature(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
}
