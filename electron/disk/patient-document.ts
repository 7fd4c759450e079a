import type { AppNotice } from '../../shared/contract/ipc.ts'
import type { Document } from './document.ts'

/** How often a value that the disk refused is tried again, ms. */
const RETRY_MS = 30_000

/**
 * A document whose writes never fail: a value that the disk refuses counts from now on, and is
 * written as soon as the disk takes it. For what an app that cannot write must still start with.
 * `onTrouble` gets the fault, and null once the value is on disk.
 */
export function patientDocument<T>(
  document: Document<T>,
  onTrouble: (fault: unknown) => void,
): Document<T> {
  let unwritten: { value: T } | null = null
  let timer: NodeJS.Timeout | null = null
  const tryAgain = () => {
    timer = null
    if (unwritten) write(unwritten.value)
  }
  const write = (value: T) => {
    try {
      document.write(value)
      if (unwritten) onTrouble(null)
      unwritten = null
    } catch (thrown) {
      unwritten = { value }
      onTrouble(thrown)
      if (timer === null) timer = setTimeout(tryAgain, RETRY_MS).unref()
    }
  }
  return { read: () => (unwritten ? unwritten.value : document.read()), write }
}

/** The notice's id, to dismiss it by. */
export const UNWRITTEN_NOTICE = 'unwritten'

/** What the person hears while settings and sign-in wait in memory. */
export const unwrittenNotice = (full: boolean, atMs: number): AppNotice => ({
  id: UNWRITTEN_NOTICE,
  kind: full ? 'settingsNoRoom' : 'settingsUnwritten',
  atMs,
})
