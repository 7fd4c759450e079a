import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { Disk, DiskStep } from '../../electron/disk/disk.ts'
import { nodeDisk } from '../../electron/disk/node-disk.ts'

/** What a power cut left: files by their paths below the root. Folders stand with a null. */
export type Remains = ReadonlyMap<string, Uint8Array | null>

/** A file as such, whatever it is called: what it holds, and what of that is safe. */
type Content = { now: Uint8Array; safe: Uint8Array | null }
/**
 * A folder: its entries, and those that are safe. `leftFor`: folders that a file was moved to since
 * the last sync of either. A file system does not write out the absence of such a file unasked
 * before its new name.
 */
type Folder = { now: Map<string, Node>; safe: Map<string, Node>; leftFor: Set<Folder> }
type Node = { file: Content } | { folder: Folder }

/**
 * A disk on a real folder that can lose its power at any step. From then on every step fails, and
 * `remains` lists what may be found afterwards. What was synced is there: a file's content by its
 * own sync, its name or its absence by the sync of its folder. What was not may be there, may be
 * missing, or, of a file's content, may be there in part.
 */
export function forgetfulDisk(root: string): Disk & {
  /** How many steps were made. */
  steps(): number
  /** The power goes before the step with this number, counted from 0. */
  cutAt(step: number): void
  remains(): Remains[]
} {
  const top = load(root)
  let made = 0
  let cut = Number.POSITIVE_INFINITY

  const folderAt = (path: string): Folder => {
    let folder = top
    for (const name of relative(root, path).split('/').filter(Boolean)) {
      const node = folder.now.get(name)
      if (!node || !('folder' in node)) throw new Error(`no folder ${path}`)
      folder = node.folder
    }
    return folder
  }
  const parentOf = (path: string) => folderAt(dirname(path))
  const contentAt = (path: string): Content => {
    const node = parentOf(path).now.get(basename(path))
    if (!node || !('file' in node)) throw new Error(`no file ${path}`)
    return node.file
  }
  const note = (step: DiskStep) => {
    switch (step.do) {
      case 'writeFile': {
        const { now } = parentOf(step.path)
        const old = now.get(basename(step.path))
        const written: Content = { now: Uint8Array.from(step.bytes), safe: null }
        // In place: what was safe before is not any more, by whatever name it is found.
        if (old && 'file' in old) Object.assign(old.file, written)
        else now.set(basename(step.path), { file: written })
        return
      }
      case 'syncFile': {
        const content = contentAt(step.path)
        content.safe = content.now
        return
      }
      case 'rename': {
        const [from, to] = [parentOf(step.from), parentOf(step.to)]
        const node = from.now.get(basename(step.from))
        if (!node) throw new Error(`no file ${step.from}`)
        from.now.delete(basename(step.from))
        to.now.set(basename(step.to), node)
        if (from !== to) from.leftFor.add(to)
        return
      }
      case 'unlink':
        parentOf(step.path).now.delete(basename(step.path))
        return
      case 'makeFolder': {
        const { now } = parentOf(step.path)
        if (now.has(basename(step.path))) return
        now.set(basename(step.path), { folder: emptyFolder() })
        return
      }
      case 'syncFolder': {
        const folder = folderAt(step.path)
        folder.safe = new Map(folder.now)
        folder.leftFor.clear()
        for (const each of allFolders(top)) each.leftFor.delete(folder)
      }
    }
  }
  const checkPower = () => {
    if (made >= cut) throw Object.assign(new Error('no power'), { code: 'EIO' })
    made += 1
  }
  return {
    steps: () => made,
    cutAt(step) {
      cut = step
    },
    async step(step) {
      checkPower()
      await withoutSyncs.step(step)
      note(step)
    },
    stepNow(step) {
      checkPower()
      withoutSyncs.stepNow(step)
      note(step)
    },
    remains: () =>
      // Any of the folders may have been written out unasked, or none.
      distinct(
        subsetsOf(allFolders(top).filter(isUnsynced))
          .filter((writtenOut) =>
            [...writtenOut].every((each) => [...each.leftFor].every((to) => writtenOut.has(to))),
          )
          .flatMap((writtenOut) =>
            (['nothing', 'half', 'all'] as const).map((kept) => snapshot(top, writtenOut, kept)),
          ),
      ),
  }
}

/** The computer's disk, where nothing has to outlive a real power cut: as quick as memory. */
export const withoutSyncs: Disk = {
  async step(step) {
    withoutSyncs.stepNow(step)
  },
  stepNow(step) {
    if (step.do === 'syncFile' || step.do === 'syncFolder') statSync(step.path)
    else nodeDisk.stepNow(step)
  },
}

/** Puts what a power cut left into an empty folder, as the next start finds it. */
export function restore(remains: Remains, root: string): void {
  for (const [path, bytes] of remains) {
    if (bytes === null) mkdirSync(join(root, path), { recursive: true })
    else writeFileSync(join(root, path), bytes)
  }
}

/** A real folder as it stands; all of it counts as safe. */
function load(path: string): Folder {
  const now = new Map<string, Node>()
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name)
    if (entry.isDirectory()) now.set(entry.name, { folder: load(inside) })
    else {
      const bytes = readFileSync(inside)
      now.set(entry.name, { file: { now: bytes, safe: bytes } })
    }
  }
  return { ...emptyFolder(), now, safe: new Map(now) }
}

const emptyFolder = (): Folder => ({ now: new Map(), safe: new Map(), leftFor: new Set() })

/** A folder and those below it, also those that have lost their name. */
function allFolders(folder: Folder): Folder[] {
  const nodes = new Set([...folder.now.values(), ...folder.safe.values()])
  return [
    folder,
    ...[...nodes].flatMap((node) => ('folder' in node ? allFolders(node.folder) : [])),
  ]
}

const isUnsynced = ({ now, safe }: Folder): boolean =>
  now.size !== safe.size || [...now].some(([name, node]) => safe.get(name) !== node)

function snapshot(
  top: Folder,
  writtenOut: ReadonlySet<Folder>,
  kept: 'nothing' | 'half' | 'all',
): Remains {
  const files = new Map<string, Uint8Array | null>()
  const add = (folder: Folder, path: string) => {
    for (const [name, node] of writtenOut.has(folder) ? folder.now : folder.safe) {
      const inside = join(path, name)
      if ('folder' in node) {
        files.set(inside, null)
        add(node.folder, inside)
      } else {
        const { now, safe } = node.file
        const length = { nothing: 0, half: Math.floor(now.length / 2), all: now.length }[kept]
        files.set(inside, safe ?? now.subarray(0, length))
      }
    }
  }
  add(top, '')
  return files
}

function subsetsOf<T>(all: readonly T[]): Set<T>[] {
  const [first, ...rest] = all
  if (first === undefined) return [new Set()]
  return subsetsOf(rest).flatMap((without) => [without, new Set(without).add(first)])
}

/** Each possibility once. */
function distinct(all: Remains[]): Remains[] {
  const text = (remains: Remains) =>
    JSON.stringify(
      [...remains].map(([path, bytes]) => [path, bytes && Buffer.from(bytes).toString('latin1')]),
    )
  return [...new Map(all.map((each) => [text(each), each])).values()]
}
