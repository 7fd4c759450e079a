import { join } from 'node:path'
import Store from 'electron-store'
import type { AppNotice } from '../../shared/contract/ipc.ts'
import type { Disk } from './disk.ts'
import type { Document, DocumentKind, OpenDocument } from './document.ts'
import { moveFileNow, replaceFileNow } from './durable.ts'

/** The one key under which a document's value lies in its file. */
type Envelope = { value?: unknown }

/**
 * Documents as electron-store files. A damaged file is renamed, so that it can be looked into,
 * `onDamage` is told its new name, and the document starts empty: the app always starts.
 *
 * The store finds and reads its file; it is not asked to write it. On a disk that fills up its
 * write puts a stub in the place of the good file, and it reads the file before each write, so it
 * would never get past that stub again.
 */
export function electronDocuments(
  folder: string,
  disk: Disk,
  now: () => number,
  onDamage: (keptAs: string) => void,
): OpenDocument {
  return <T>(kind: DocumentKind<T>): Document<T> => {
    const setAside = () => {
      const keptAs = `${kind.name}.damaged-${now()}.json`
      moveFileNow(disk, join(folder, `${kind.name}.json`), join(folder, keptAs))
      onDamage(keptAs)
    }
    const open = () =>
      new Store<Envelope>({ name: kind.name, cwd: folder, clearInvalidConfig: false })
    let store: Store<Envelope>
    let value: T
    try {
      store = open()
      const stored = store.get('value')
      value = stored === undefined ? kind.empty : kind.schema.parse(stored)
    } catch {
      setAside()
      store = open()
      value = kind.empty
    }
    return {
      read: () => value,
      write(next) {
        replaceFileNow(disk, store.path, Buffer.from(JSON.stringify({ value: next })))
        value = next
      },
    }
  }
}

/** What the person hears of a file that was set aside. `folder`: where it lies. */
export const damagedFileNotice = (keptAs: string, folder: string, atMs: number): AppNotice => ({
  id: `damaged:${keptAs}`,
  kind: 'damagedFile',
  atMs,
  keptAs,
  folder,
})
