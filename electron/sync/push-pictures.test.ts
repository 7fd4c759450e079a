import { describe, expect, it } from 'vitest'
import type { ApiFault } from '../../shared/client/api-fault.ts'
import { err, ok } from '../../shared/result.ts'
import type { StoredPicture } from '../capture/picture-store.ts'
import { pushPictures } from './push-pictures.ts'

/** Uploads pictures named by letters, of which those in `ill` meet a fault. */
async function upload(
  names: string,
  ill: Record<string, ApiFault>,
  closed: Record<string, 'locked' | 'damaged'> = {},
) {
  const asked: string[] = []
  const told: number[] = []
  const left = names.split('').map((captureId) => ({ captureId, display: 0 }) as StoredPicture)
  const fault = await pushPictures({
    pictures: {
      list: () => [...left],
      async read({ captureId }) {
        const why = closed[captureId]
        return why ? err(why) : ok(Buffer.from('webp'))
      },
      remove: async (picture) => void left.splice(left.indexOf(picture), 1),
      setAside: async (picture) => void left.splice(left.indexOf(picture), 1),
    },
    api: {
      async putPicture(captureId) {
        asked.push(captureId)
        const fault = ill[captureId]
        return fault ? err(fault) : ok(null)
      },
    },
    mayLeave: () => true,
    onLocked: (captures) => told.push(captures),
    mayGoOn: () => true,
    signal: new AbortController().signal,
  })
  return {
    fault,
    told,
    asked: asked.join(''),
    left: left.map(({ captureId }) => captureId).join(''),
  }
}

const failed: ApiFault = { kind: 'failed' }

describe('S2, Y2: pictures that cannot be opened', () => {
  it('one whose key is away waits until it is back; a damaged one is put aside', async () => {
    const closed = { a: 'locked', c: 'damaged' } as const
    expect(await upload('abcd', {}, closed)).toEqual({
      fault: null,
      told: [1],
      asked: 'bd',
      left: 'a',
    })
  })
})

describe('Y4: pictures that the marketplace stumbles over', () => {
  it('one holds up none of those behind it, and is tried again', async () => {
    expect(await upload('abcd', { b: failed })).toEqual({
      fault: failed,
      told: [0],
      asked: 'abcd',
      left: 'b',
    })
  })

  it('three in a row are the marketplace being ill: the round ends', async () => {
    const ill = { b: failed, c: failed, d: failed }
    expect(await upload('abcdef', ill)).toEqual({
      fault: failed,
      told: [0],
      asked: 'abcd',
      left: 'bcdef',
    })
  })

  it('a line that is cut ends the round at once', async () => {
    const offline: ApiFault = { kind: 'offline' }
    const { fault, asked } = await upload('abc', { b: offline })
    expect([fault, asked]).toEqual([offline, 'ab'])
  })
})
