import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { checkPicture } from './check-picture.ts'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0b6e6e' } })

const SIZE = { width: 160, height: 90 }
const plain = () => picture(160, 90).webp().toBuffer()

const notWebp = { ok: false, error: 'picture_not_webp' }
const mismatch = { ok: false, error: 'picture_mismatch' }
const good = { ok: true, value: null }

/** The container with its length set right after a change behind its header. */
function withLength(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt32LE(copy.length - 8, 4)
  return copy
}

function chunk(name: string, content: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(content.length)
  const padding = Buffer.alloc(content.length % 2)
  return Buffer.concat([Buffer.from(name, 'latin1'), size, content, padding])
}

describe('S2, S7 a capture is one WebP picture of the size that its segment names', () => {
  it('takes one of the widest size, with and without transparency, lossless too', async () => {
    const size = { width: 1280, height: 720 }
    expect(await checkPicture(await picture(1280, 720).webp().toBuffer(), size)).toEqual(good)
    const clear = sharp({
      create: { ...SIZE, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.5 } },
    })
    expect(await checkPicture(await clear.webp().toBuffer(), SIZE)).toEqual(good)
    expect(await checkPicture(await clear.webp({ lossless: true }).toBuffer(), SIZE)).toEqual(good)
  })

  it('refuses one of another size, however large it would be when decoded', async () => {
    expect(await checkPicture(await picture(161, 90).webp().toBuffer(), SIZE)).toEqual(mismatch)
    expect(await checkPicture(await picture(1280, 8192).webp().toBuffer(), SIZE)).toEqual(mismatch)
  })

  it('refuses another format', async () => {
    expect(await checkPicture(await picture(160, 90).png().toBuffer(), SIZE)).toEqual(notWebp)
  })

  it('refuses text, nothing, and a signature with nothing behind it', async () => {
    for (const text of ['not a picture', '', 'RIFF\u000c\0\0\0WEBPVP8 \0\0\0\0']) {
      expect(await checkPicture(Buffer.from(text, 'latin1'), SIZE)).toEqual(notWebp)
    }
  })

  it('refuses one that was cut off, also where its container says so', async () => {
    const noise = await sharp({
      create: {
        width: 640,
        height: 360,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .webp()
      .toBuffer()
    const size = { width: 640, height: 360 }
    const half = noise.subarray(0, (noise.length >> 2) * 2)
    expect(await checkPicture(half, size)).toEqual(notWebp)
    const honest = withLength(half)
    honest.writeUInt32LE(half.length - 20, 16)
    expect(await checkPicture(honest, size)).toEqual(notWebp)
  })

  it('refuses bytes behind its end, counted in its length or not', async () => {
    const bytes = await plain()
    const longer = Buffer.concat([bytes, Buffer.from('secret notes')])
    expect(await checkPicture(longer, SIZE)).toEqual(notWebp)
    expect(await checkPicture(withLength(longer), SIZE)).toEqual(notWebp)
  })

  it.each(['EXIF', 'XMP ', 'ANIM', 'ICCP', 'note'])('refuses a chunk %j', async (name) => {
    const more = chunk(name, Buffer.from('where and who'))
    expect(await checkPicture(withLength(Buffer.concat([await plain(), more])), SIZE)).toEqual(
      notWebp,
    )
  })

  it('refuses what a camera would write, and an animation', async () => {
    const exif = { IFD0: { Copyright: 'somebody' } }
    const withExif = await picture(160, 90).withExif(exif).webp().toBuffer()
    expect(await checkPicture(withExif, SIZE)).toEqual(notWebp)
    const frames = [
      await picture(160, 90).png().toBuffer(),
      await picture(160, 90).negate().png().toBuffer(),
    ]
    const animation = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer()
    expect(await checkPicture(animation, SIZE)).toEqual(notWebp)
  })

  it('refuses two pictures in one', async () => {
    const bytes = await plain()
    const twice = withLength(Buffer.concat([bytes, bytes.subarray(12)]))
    expect(await checkPicture(twice, SIZE)).toEqual(notWebp)
  })
})
