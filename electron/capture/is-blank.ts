import type { Frame } from './screen-capture.ts'

/** A picture with less than one pixel in a thousand apart from its main colour shows nothing. */
const SHARE_OF_DETAIL = 0.001
/** Colours this close, in each of red, green and blue, count as one. */
const TOLERANCE = 8

/**
 * Whether a frame is black or uniform (S3): what a desktop hands out that does not let itself be
 * recorded. A lone mouse pointer does not make it a picture.
 */
export function isBlank({ width, height, bgra }: Frame): boolean {
  const pixels = width * height
  const main = mainColour(bgra)
  let different = 0
  for (let at = 0; at < pixels * 4; at += 4) {
    const far =
      Math.abs((bgra[at] ?? 0) - main[0]) > TOLERANCE ||
      Math.abs((bgra[at + 1] ?? 0) - main[1]) > TOLERANCE ||
      Math.abs((bgra[at + 2] ?? 0) - main[2]) > TOLERANCE
    if (far) different += 1
  }
  return different < pixels * SHARE_OF_DETAIL
}

/** The most frequent colour among a spread of samples. */
function mainColour(bgra: Uint8Array): [number, number, number] {
  const counts = new Map<number, number>()
  const pixels = bgra.length / 4
  // An odd stride, so that it does not run down one column.
  const stride = Math.max(1, Math.floor(pixels / 1009) | 1)
  for (let pixel = 0; pixel < pixels; pixel += stride) {
    const at = pixel * 4
    const colour = ((bgra[at] ?? 0) << 16) | ((bgra[at + 1] ?? 0) << 8) | (bgra[at + 2] ?? 0)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const [colour] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]
}
