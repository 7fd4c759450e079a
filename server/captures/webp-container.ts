/** The chunks of a still picture that carries nothing else; each may stand there once. */
const ALLOWED = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])

const HEADER_BYTES = 12
const CHUNK_HEADER_BYTES = 8

/**
 * Whether bytes are the container of one still WebP picture and of nothing else, to the last byte: no
 * animation, no EXIF or XMP, no unknown chunk, nothing behind the end. Looks at the chunks' headers
 * only; whether there is a picture in them is for a decoder to say.
 */
export function isPlainWebp(bytes: Buffer): boolean {
  if (bytes.length < HEADER_BYTES + CHUNK_HEADER_BYTES) return false
  if (bytes.toString('latin1', 0, 4) !== 'RIFF') return false
  if (bytes.toString('latin1', 8, HEADER_BYTES) !== 'WEBP') return false
  if (bytes.readUInt32LE(4) + CHUNK_HEADER_BYTES !== bytes.length) return false
  const seen = new Set<string>()
  let at = HEADER_BYTES
  while (at + CHUNK_HEADER_BYTES <= bytes.length) {
    const name = bytes.toString('latin1', at, at + 4)
    if (!ALLOWED.has(name) || seen.has(name)) return false
    seen.add(name)
    const size = bytes.readUInt32LE(at + 4)
    // A chunk of odd length is followed by one byte that belongs to nothing.
    at += CHUNK_HEADER_BYTES + size + (size % 2)
  }
  return at === bytes.length
}
