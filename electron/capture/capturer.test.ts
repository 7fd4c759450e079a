import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { err, ok } from '../../shared/result.ts'
import { busyFrame, fakeScreen, plainFrame } from '../../test/fakes/fake-screen.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import type { CaptureKeys } from '../secrets/capture-keys.ts'
import { takeCapture } from './capturer.ts'
import { encodeAll } from './encoder-work.ts'
import { isBlank } from './is-blank.ts'
import { openPictureStore, ownerTagOf, type PictureStore } from './picture-store.ts'
import type { ScreenCapture } from './screen-capture.ts'

const key = randomBytes(32)
const keys = (): CaptureKeys => ({
  current: () => ({ id: '0a0b0c0d', key }),
  find: (id) => (id === '0a0b0c0d' ? ok(key) : err('unknown')),
})
let folder = ''
let pictures: PictureStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-captures-'))
  pictures = await openPictureStore(folder, keys, nodeDisk)
})
afterEach(() => rm(folder, { recursive: true }))

const capture = (screen: ScreenCapture, captureId = randomUUID() as string) =>
  takeCapture(
    {
      screen,
      encoder: { encode: async ({ frames, maxWidth }) => ok(await encodeAll(frames, maxWidth)) },
      pictures,
      owner: () => 'https://example.org#2',
      nowMs: () => 99,
    },
    captureId,
  )

describe('captures', () => {
  it('S1, S2: takes every display as small WebP, and names it by its hash', async () => {
    const id = randomUUID()
    const record = await capture(fakeScreen([busyFrame(1280, 720), busyFrame(800, 1280)]), id)
    expect(record).toMatchObject({ id, takenAtMs: 99, outcome: 'taken', reason: null })
    expect(record.displays.map(({ width, height }) => [width, height])).toEqual([
      [1280, 720],
      [800, 1280],
    ])
    for (const [display, stored] of pictures.list().entries()) {
      const opened = await pictures.read(stored)
      const webp = opened.ok ? opened.value : Buffer.of()
      expect((await sharp(webp).metadata()).format).toBe('webp')
      const sha256 = createHash('sha256').update(webp).digest('hex')
      expect(record.displays[display]).toMatchObject({ bytes: webp.length, sha256 })
    }
  })

  it('S2: an ordinary screen stays within 60 kB', async () => {
    const lines = Array.from(
      { length: 40 },
      (_, index) =>
        `<text x="20" y="${20 + index * 17}" font-size="13">line ${index} of the work on screen, ${'word '.repeat(20)}</text>`,
    )
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><rect width="100%" height="100%" fill="white"/>${lines.join('')}</svg>`
    const { data } = await sharp(Buffer.from(svg))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const frame = { width: 1280, height: 720, bgra: data }
    const record = await capture(fakeScreen([frame]))
    expect(record.displays[0]?.bytes).toBeLessThanOrEqual(60_000)
  })

  it.each([
    ['black', [0, 0, 0]],
    ['grey', [127, 127, 127]],
    ['white', [255, 255, 255]],
  ])('S3: a %s screen is blank, and no picture is made of it', async (_name, colour) => {
    const record = await capture(fakeScreen([plainFrame(640, 360, colour)]))
    expect(record).toMatchObject({ outcome: 'blank', displays: [] })
    expect(pictures.list()).toEqual([])
  })

  it('S3: a mouse pointer alone is nothing to see, a small window is', () => {
    const pointer = plainFrame(1280, 720, [0, 0, 0])
    for (let pixel = 0; pixel < 200; pixel += 1) pointer.bgra[pixel * 4] = 255
    expect(isBlank(pointer)).toBe(true)
    const window = plainFrame(1280, 720, [0, 0, 0])
    for (let pixel = 0; pixel < 4_000; pixel += 1) window.bgra[pixel * 4] = 255
    expect(isBlank(window)).toBe(false)
  })

  it('S3: of several displays the blank one is left out, and said', async () => {
    const record = await capture(fakeScreen([plainFrame(640, 360), busyFrame(640, 360)]))
    expect(record.displays).toHaveLength(1)
    expect(record).toMatchObject({ outcome: 'taken', reason: 'someBlank', blankDisplays: 1 })
  })

  it.each(['denied', 'failed'] as const)('S3: %s keeps the reason', async (outcome) => {
    const record = await capture(fakeScreen([], { outcome, reason: 'noPicture' }))
    expect(record).toMatchObject({ outcome, reason: 'noPicture', displays: [] })
  })

  it('S3: whatever breaks is an outcome, never a crash', async () => {
    const screen = { grab: () => Promise.reject(new Error('gone')) }
    expect(await capture(screen)).toMatchObject({ outcome: 'failed', displays: [] })
  })
})

describe('pictures on disk', () => {
  const webp = Buffer.from('RIFF....WEBP a picture')

  it('S2: only ciphertext lies there, for this user alone', async () => {
    await pictures.add(randomUUID(), 0, null, webp)
    const [name = ''] = (await readdir(folder)).filter((each) => each.endsWith('.pic'))
    const stored = await readFile(join(folder, name))
    expect(stored.includes('WEBP')).toBe(false)
  })

  it('S7: a changed bit, or another picture under its name, is not opened', async () => {
    await pictures.add(randomUUID(), 0, null, webp)
    await pictures.add(randomUUID(), 0, null, webp)
    const [one = '', two = ''] = (await readdir(folder)).filter((each) => each.endsWith('.pic'))
    const bytes = await readFile(join(folder, one))
    await writeFile(join(folder, two), bytes)
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    await writeFile(join(folder, one), bytes)
    for (const picture of pictures.list())
      expect(await pictures.read(picture)).toEqual(err('damaged'))
  })

  it('Y2: one whose key is away is there and waits; one whose key is gone is damaged', async () => {
    await pictures.add(randomUUID(), 0, null, webp)
    const open = async (fault: 'locked' | 'unknown') => {
      const away = (): CaptureKeys => ({ ...keys(), find: () => err(fault) })
      const store = await openPictureStore(folder, away, nodeDisk)
      const [picture] = store.list()
      return picture && store.read(picture)
    }
    expect(await open('locked')).toEqual(err('locked'))
    expect(await open('unknown')).toEqual(err('damaged'))
    const [back] = pictures.list()
    expect(back && (await pictures.read(back))).toEqual(ok(webp))
  })

  it('Y2: are there after a restart, with their owner, and go one capture at a time', async () => {
    const [one, two] = [randomUUID(), randomUUID()]
    await pictures.add(one, 0, 'https://example.org#2', webp)
    await pictures.add(one, 1, 'https://example.org#2', webp)
    await pictures.add(two, 0, null, webp)
    const again = await openPictureStore(folder, keys, nodeDisk)
    expect(again.list()).toHaveLength(3)
    expect(again.list().map(({ ownerTag }) => ownerTag)).toContain(ownerTagOf(null))
    await again.drop(one)
    expect(again.list()).toMatchObject([{ captureId: two }])
    const [left] = again.list()
    if (left) await again.setAside(left)
    expect(again.list()).toEqual([])
    expect(await readdir(join(folder, 'aside'))).toHaveLength(1)
  })
})
