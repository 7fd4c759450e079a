import sharp from 'sharp'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { aSegment, picture } from '../http/arrange.ts'
import { ask, outcome, send } from '../http/client.ts'
import { withMarketplace } from '../http/marketplace.ts'

const marketplace = withMarketplace()

/** Small on the line, ten million pixels when decoded. */
const bomb = () =>
  sharp({ create: { width: 1280, height: 8192, channels: 3, background: '#000' } })
    .webp()
    .toBuffer()

const put = (body: Uint8Array, captureId: string, token = marketplace().freelancer.token) =>
  ask(marketplace().url, 'PUT', `/api/captures/${captureId}/displays/0`, {
    token,
    body,
    type: 'image/webp',
  })

/** Posts a segment that names a picture, of the size it says. */
async function name(shot: Buffer, size = { width: 64, height: 36 }): Promise<string> {
  const { url, freelancer, project } = marketplace()
  const captureId = v7()
  const segment = aSegment(project('hourly', 'active').id, { captureId, shot })
  Object.assign(segment.capture?.displays[0] ?? {}, size)
  expect(outcome(await send(url, freelancer.token, 'postSegment', { segment }))).toBe('applied')
  return captureId
}

describe('pictures that are sent to do harm', () => {
  let large: Buffer
  beforeAll(async () => {
    large = await bomb()
  })

  // What is no picture at all tells the order: a stranger's is not even looked into.
  it('nobody’s capture is refused before anything is decoded', async () => {
    const { strangers } = marketplace()
    const captureId = await name(await picture())
    for (const shot of [large, Buffer.from('no picture')]) {
      expect((await put(shot, v7())).body).toMatchObject({ code: 'not_found' })
      expect((await put(shot, captureId, strangers[1].token)).body).toMatchObject({
        code: 'not_found',
      })
      expect((await put(shot, captureId)).body).toMatchObject({ code: 'picture_mismatch' })
    }
  })

  it('S7 a picture of another size than its segment says is refused', async () => {
    const captureId = await name(large)
    expect((await put(large, captureId)).body).toMatchObject({ code: 'picture_mismatch' })
  })

  it('a flood of one’s own large pictures is kept or put off, and each is kept when it comes again', async () => {
    const size = { width: 1280, height: 8192 }
    const captures: string[] = []
    for (let count = 0; count < 12; count += 1) captures.push(await name(large, size))
    const first = await Promise.all(captures.map((id) => put(large, id)))
    for (const { status, body, headers } of first) {
      if (status === 204) continue
      expect(body).toMatchObject({ status: 429, code: 'too_many_requests' })
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    }
    for (const id of captures) expect((await put(large, id)).status).toBe(204)
  })
})
