import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { checkWebp } from './webp.ts'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0b6e6e' } })

const refused = { ok: false, error: 'picture_not_webp' }

describe('S2 a capture is a WebP picture at most 1280 px wide', () => {
  it('takes one of the widest size', async () => {
    const bytes = await picture(1280, 720).webp().toBuffer()
    expect(await checkWebp(bytes)).toEqual({ ok: true, value: null })
  })

  it('refuses a wider one', async () => {
    expect(await checkWebp(await picture(1281, 10).webp().toBuffer())).toEqual(refused)
  })

  it('refuses another format', async () => {
    expect(await checkWebp(await picture(10, 10).png().toBuffer())).toEqual(refused)
  })

  it('refuses text, nothing, and a signature with nothing behind it', async () => {
    for (const bytes of ['not a picture', '', 'RIFF\u0010\0\0\0WEBPVP8 ']) {
      expect(await checkWebp(Buffer.from(bytes, 'latin1'))).toEqual(refused)
    }
  })

  it('refuses one that was cut off', async () => {
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
    expect(await checkWebp(noise.subarray(0, noise.length / 2))).toEqual(refused)
  })
})
