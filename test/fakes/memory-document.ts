import type { Document, DocumentKind } from '../../electron/disk/document.ts'

/** A disk in memory: documents of one name share what was written, as JSON like the real ones. */
export function memoryDisk() {
  const files = new Map<string, string>()
  const disk = {
    files,
    /** Throws at each write while set, as a file system does. */
    fault: null as Error | null,
    open<T>(kind: DocumentKind<T>): Document<T> {
      return {
        read: () => {
          const text = files.get(kind.name)
          return text === undefined ? kind.empty : kind.schema.parse(JSON.parse(text))
        },
        write(value) {
          if (disk.fault) throw disk.fault
          files.set(kind.name, JSON.stringify(value))
        },
      }
    },
  }
  return disk
}
