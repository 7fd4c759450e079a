import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppNotice } from '../../shared/contract/ipc.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { type Disk, isDiskFull } from '../disk/disk.ts'
import {
  deleteFile,
  isUnfinished,
  makeFolder,
  moveFile,
  namesIn,
  replaceFile,
} from '../disk/durable.ts'
import { createSerialQueue } from '../disk/serial-queue.ts'
import type { Outbox } from './outbox.ts'
import {
  type OutboxRecord,
  parseRecord,
  parseRefused,
  type RefusedRecord,
  type Unreadable,
} from './record.ts'

/** What opening a spool found: what waits, and the names of files that were not read. */
export type OpenedSpool = {
  outbox: Outbox
  /** Set aside for good. */
  damaged: readonly string[]
  /** Left where they are for a version that knows them. */
  unknown: readonly string[]
}

/**
 * The outbox as a folder: `<sequence>-<id>.json` a record, `refused/` and `damaged/` beside it.
 * A file that cannot be read is moved to `damaged/`, never dropped. What a newer version wrote stays
 * in its place (Y3).
 */
export async function openSpool(folder: string, disk: Disk): Promise<OpenedSpool> {
  const refusedFolder = join(folder, 'refused')
  const damagedFolder = join(folder, 'damaged')
  for (const each of [folder, refusedFolder, damagedFolder]) await makeFolder(disk, each)
  const damaged: string[] = []
  const unknown: string[] = []
  let sequence = 0
  const load = async <T>(
    from: string,
    parse: (text: string) => Result<T, Unreadable>,
  ): Promise<T[]> => {
    const loaded: T[] = []
    const names = await namesIn(from)
    for (const name of names.filter(isUnfinished)) await deleteFile(disk, join(from, name))
    for (const name of names.filter((each) => each.endsWith('.json'))) {
      sequence = Math.max(sequence, Number.parseInt(name, 10) || 0)
      const read = parse(await readFile(join(from, name), 'utf8'))
      if (read.ok) loaded.push(read.value)
      else if (read.error === 'unknown') unknown.push(name)
      else {
        await moveFile(disk, join(from, name), join(damagedFolder, name))
        damaged.push(name)
      }
    }
    return loaded
  }
  const refused = new Map<string, RefusedRecord>()
  for (const each of await load(refusedFolder, parseRefused)) refused.set(each.record.id, each)
  const queued = new Map<string, OutboxRecord>()
  for (const record of await load(folder, parseRecord)) {
    // Killed between the two halves of a move: the refusal was written last, or a retry was begun.
    if (refused.has(record.id)) await deleteFile(disk, join(folder, fileName(record)))
    else queued.set(record.id, record)
  }
  // Killed while parts took a record's place: it is still there, and is judged again.
  const isUnfinishedPart = ({ partOf }: OutboxRecord) =>
    partOf !== undefined && (queued.has(partOf) || refused.has(partOf))
  for (const record of [...queued.values()].filter(isUnfinishedPart)) {
    await deleteFile(disk, join(folder, fileName(record)))
    queued.delete(record.id)
  }
  for (const { record } of [...refused.values()].filter((each) => isUnfinishedPart(each.record))) {
    await deleteFile(disk, join(refusedFolder, fileName(record)))
    refused.delete(record.id)
  }
  return {
    outbox: spoolOutbox({ disk, folder, refusedFolder, queued, refused, sequence }),
    damaged,
    unknown,
  }
}

/** What the person hears of records that could not be read. `folder`: the spool's. */
export const damagedRecordsNotice = (count: number, folder: string, atMs: number): AppNotice => ({
  id: 'damagedRecords',
  kind: 'damagedRecords',
  atMs,
  count,
  folder: join(folder, 'damaged'),
})

/** What the person hears of records that a newer version wrote. */
export const unknownRecordsNotice = (count: number, atMs: number): AppNotice => ({
  id: 'unknownRecords',
  kind: 'unknownRecords',
  atMs,
  count,
})

/** Fixed width, so that the names sort as the numbers do. */
const fileName = (record: OutboxRecord) =>
  `${String(record.sequence).padStart(15, '0')}-${record.id}.json`

type Spool = {
  disk: Disk
  folder: string
  refusedFolder: string
  queued: Map<string, OutboxRecord>
  refused: Map<string, RefusedRecord>
  sequence: number
}

function spoolOutbox(spool: Spool): Outbox {
  const { disk, folder, refusedFolder, queued, refused } = spool
  const queue = createSerialQueue()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const write = (to: string, record: OutboxRecord, content: unknown) =>
    replaceFile(disk, join(to, fileName(record)), Buffer.from(JSON.stringify(content)))
  const remove = (from: string, record: OutboxRecord) =>
    deleteFile(disk, join(from, fileName(record)))
  return {
    add: (draft) =>
      queue.run(async () => {
        const known = queued.get(draft.id) ?? refused.get(draft.id)?.record
        if (known) return ok(known)
        const record: OutboxRecord = { ...draft, sequence: spool.sequence + 1 }
        try {
          await write(folder, record, record)
        } catch (thrown) {
          if (isDiskFull(thrown)) return err('disk_full')
          throw thrown
        }
        spool.sequence = record.sequence
        queued.set(record.id, record)
        changed()
        return ok(record)
      }),
    queued: () => [...queued.values()],
    refused: () => [...refused.values()],
    acknowledge: (id) =>
      queue.run(async () => {
        const record = queued.get(id)
        if (!record) return
        await remove(folder, record)
        queued.delete(id)
        changed()
      }),
    refuse: (id, error) =>
      queue.run(async () => {
        const record = queued.get(id)
        if (!record) return
        await write(refusedFolder, record, { record, error })
        refused.set(id, { record, error })
        await remove(folder, record)
        queued.delete(id)
        changed()
      }),
    replace: (id, parts) =>
      queue.run(async () => {
        const old = queued.get(id) ?? refused.get(id)?.record
        if (!old) return false
        const isQueued = queued.has(id)
        const made = parts.map(({ draft, error }, index) => ({
          record: { ...draft, sequence: spool.sequence + 1 + index, partOf: id },
          error,
        }))
        // Their numbers are used up even when the disk refuses one of them.
        spool.sequence += parts.length
        const written: (() => Promise<void>)[] = []
        try {
          for (const { record, error } of made) {
            const to = error ? refusedFolder : folder
            await write(to, record, error ? { record, error } : record)
            written.push(() => remove(to, record))
          }
        } catch (thrown) {
          for (const takeBack of written) await takeBack()
          throw thrown
        }
        // From here on the parts count.
        await remove(isQueued ? folder : refusedFolder, old)
        queued.delete(id)
        refused.delete(id)
        for (const { record, error } of made) {
          if (error) refused.set(record.id, { record, error })
          else queued.set(record.id, record)
        }
        changed()
        return true
      }),
    retry: (id) =>
      queue.run(async () => {
        const entry = refused.get(id)
        if (!entry) return false
        const record = { ...entry.record, sequence: spool.sequence + 1 }
        await write(folder, record, record)
        spool.sequence = record.sequence
        await remove(refusedFolder, entry.record)
        refused.delete(id)
        queued.set(id, record)
        changed()
        return true
      }),
    discard: (id) =>
      queue.run(async () => {
        const entry = refused.get(id)
        if (!entry) return false
        await remove(refusedFolder, entry.record)
        refused.delete(id)
        changed()
        return true
      }),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
