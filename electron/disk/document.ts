import type { z } from 'zod'

/** One small JSON document that outlives the app: read whole, written whole, atomically. */
export type Document<T> = {
  /** The last written value, or the empty one. */
  read(): T
  /** Durable when it returns; throws as the file system does. */
  write(value: T): void
}

/** What a document is: its file's name, its shape, and what it says before anything is written. */
export type DocumentKind<T> = { name: string; schema: z.ZodType<T>; empty: T }

/** Opens a document; `onDamage` hears of a file that could not be read and was set aside. */
export type OpenDocument = <T>(kind: DocumentKind<T>) => Document<T>
