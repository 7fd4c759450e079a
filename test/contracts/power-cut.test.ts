import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openPictureStore } from '../../electron/capture/picture-store.ts'
import type { Disk } from '../../electron/disk/disk.ts'
import type { DocumentKind } from '../../electron/disk/document.ts'
import { openSpool } from '../../electron/outbox/spool-outbox.ts'
import { captureKeysDocument, createCaptureKeys } from '../../electron/secrets/capture-keys.ts'
import { keyFileCipher } from '../../electron/secrets/key-file.ts'
import { createVault } from '../../electron/secrets/vault.ts'
import { type Settings, settingsDocument } from '../../electron/settings/settings.ts'
import { type Checkpoint, checkpointDocument } from '../../electron/tracking/checkpoint.ts'
import { failureOf } from '../../shared/contract/errors.ts'
import { withoutSyncs } from '../fakes/forgetful-disk.ts'
import { atEveryCut } from './power-cut.ts'
import { aRecord } from './record-samples.ts'

// Outside Electron its package only says where Electron lies; it must not go and fetch it.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere'
})
const { electronDocuments } = await import('../../electron/disk/electron-document.ts')

const openDocuments = (folder: string, disk: Disk, damaged: string[] = []) =>
  electronDocuments(
    folder,
    disk,
    () => 5,
    (keptAs) => damaged.push(keptAs),
  )

/** Where a record may be. */
type Place = 'nowhere' | 'queued' | 'refused'

describe('a power cut at any step', () => {
  it('Y2: the spool has every record where it was promised to be, whole', async () => {
    const [one, two, three, four] = [aRecord('1'), aRecord('2'), aRecord('3'), aRecord('4')]
    type Promises = { at: Map<string, Place>; under: [id: string, place: Place] | null }
    await atEveryCut<Promises>(
      () => ({ at: new Map(), under: null }),
      async (folder, disk, promises) => {
        const { outbox } = await openSpool(join(folder, 'spool', 'outbox'), disk)
        const move = async (id: string, place: Place, act: () => Promise<unknown>) => {
          promises.under = [id, place]
          await act()
          promises.at.set(id, place)
          promises.under = null
        }
        const error = failureOf('billing_off')
        for (const each of [one, two, three]) {
          await move(each.id, 'queued', () => outbox.add(each))
        }
        await move(one.id, 'nowhere', () => outbox.acknowledge(one.id))
        await move(two.id, 'refused', () => outbox.refuse(two.id, error))
        await move(two.id, 'queued', () => outbox.retry(two.id))
        await move(three.id, 'refused', () => outbox.refuse(three.id, error))
        await move(three.id, 'nowhere', () => outbox.discard(three.id))
        await move(four.id, 'queued', () => outbox.add(four))
      },
      async (folder, { at, under }) => {
        const { outbox, damaged } = await openSpool(join(folder, 'spool', 'outbox'), withoutSyncs)
        expect(damaged).toEqual([])
        const queued = outbox.queued()
        const refused = outbox.refused().map(({ record }) => record)
        for (const draft of [one, two, three, four]) {
          const found: Place[] = [
            ...queued.filter(({ id }) => id === draft.id).map(() => 'queued' as const),
            ...refused.filter(({ id }) => id === draft.id).map(() => 'refused' as const),
          ]
          expect(found.length).toBeLessThanOrEqual(1)
          const promised = at.get(draft.id) ?? 'nowhere'
          const allowed = under?.[0] === draft.id ? [promised, under[1]] : [promised]
          expect(allowed).toContain(found[0] ?? 'nowhere')
          for (const record of [...queued, ...refused].filter(({ id }) => id === draft.id)) {
            expect(record).toMatchObject(draft)
          }
        }
        const inOrder = queued.map(({ sequence }) => sequence)
        expect(inOrder).toEqual([...new Set(inOrder)].sort((a, b) => a - b))
        expect((await readdir(join(folder, 'spool', 'outbox'))).filter(isLeftOver)).toEqual([])
      },
    )
  })

  const settings = (theme: Settings['theme']): Settings => ({ ...settingsDocument.empty, theme })
  const checkpoint = (description: string): Checkpoint => ({
    ...checkpointDocument.empty,
    unspooled: [aRecord(description)],
  })
  const documents: [string, DocumentKind<unknown>, unknown[]][] = [
    [
      'settings',
      settingsDocument as DocumentKind<unknown>,
      (['dark', 'light'] as const).map(settings),
    ],
    [
      'checkpoint (T7)',
      checkpointDocument as DocumentKind<unknown>,
      ['1', '2', '3'].map(checkpoint),
    ],
  ]
  it.each(documents)(
    'Y2: %s: the last value that was written is there, or the next',
    async (_name, kind, values) => {
      await atEveryCut(
        () => ({ written: 0 }),
        async (folder, disk, promises) => {
          const document = openDocuments(folder, disk)(kind)
          for (const value of values) {
            document.write(value)
            promises.written += 1
          }
        },
        async (folder, { written }) => {
          const damaged: string[] = []
          const found = openDocuments(folder, withoutSyncs, damaged)(kind).read()
          const states = [kind.empty, ...values]
          expect(states.slice(written, written + 2)).toContainEqual(found)
          expect(damaged).toEqual([])
        },
      )
    },
  )

  it('S2: a picture that was kept can be opened, with the key that was made for it', async () => {
    const open = async (folder: string, disk: Disk) => {
      const vault = createVault(null, () => keyFileCipher(join(folder, 'secret.key'), disk))
      const document = openDocuments(folder, disk)(captureKeysDocument)
      const keys = createCaptureKeys(document, vault)
      return openPictureStore(join(folder, 'spool', 'captures'), () => keys, disk)
    }
    const owner = 'https://example.org#2'
    const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
    await atEveryCut<{ kept: Set<string>; touched: Set<string> }>(
      () => ({ kept: new Set(), touched: new Set() }),
      async (folder, disk, { kept, touched }) => {
        const pictures = await open(folder, disk)
        for (const id of ids) {
          touched.add(id)
          await pictures.add(id, 0, owner, Buffer.from(`picture ${id}`))
          kept.add(id)
        }
        const [first] = pictures.list()
        if (!first) throw new Error('nothing was kept')
        kept.delete(first.captureId)
        await pictures.remove(first)
        touched.delete(first.captureId)
        const [second] = pictures.list()
        if (second) await pictures.setAside(second)
      },
      async (folder, { kept, touched }) => {
        const pictures = await open(folder, withoutSyncs)
        const found = new Map<string, string | undefined>()
        for (const each of pictures.list()) {
          const opened = await pictures.read(each)
          found.set(each.captureId, opened.ok ? opened.value.toString() : undefined)
        }
        for (const [id, text] of found) {
          expect(text).toBe(`picture ${id}`)
          expect(touched).toContain(id)
        }
        const aside = await readdir(join(folder, 'spool', 'captures', 'aside')).catch(() => [])
        for (const id of kept) {
          expect(found.has(id) || aside.some((name) => name.startsWith(id))).toBe(true)
        }
      },
    )
  })
})

const isLeftOver = (name: string) => name.endsWith('.new')
