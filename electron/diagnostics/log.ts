import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a line may carry beside its name: codes, counts and ids; never content, never a secret. */
export type LogDetails = Readonly<Record<string, string | number | boolean>>

/** The app's diary of faults, for support. */
export type Log = { write(event: string, details?: LogDetails): void }

/**
 * A log file that keeps at most twice `maxBytes`: when full it becomes `….old` and a new one
 * begins. A log that cannot be written must not take the app down, so its own faults are dropped.
 */
export function createFileLog(file: string, now: () => number, maxBytes = 512_000): Log {
  return {
    write(event, details = {}) {
      try {
        mkdirSync(dirname(file), { recursive: true })
        const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
        if (size > maxBytes) renameSync(file, `${file}.old`)
        const line = JSON.stringify({ at: new Date(now()).toISOString(), event, ...details })
        appendFileSync(file, `${line}\n`, { mode: 0o600 })
      } catch {
        // Nobody is left to tell.
      }
    },
  }
}
