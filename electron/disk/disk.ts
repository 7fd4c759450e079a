/**
 * One change of the disk. Nothing is durable before it is synced: a file by `syncFile`, its name,
 * its new name or its absence by `syncFolder`.
 */
export type DiskStep =
  /** Creates the file, or replaces its content; only this user can read it. */
  | { do: 'writeFile'; path: string; bytes: Uint8Array }
  | { do: 'syncFile'; path: string }
  /** Replaces what has the new name. */
  | { do: 'rename'; from: string; to: string }
  /** A file that is gone already is fine. */
  | { do: 'unlink'; path: string }
  /** One folder, which only this user can enter; one that is there already is fine. */
  | { do: 'makeFolder'; path: string }
  | { do: 'syncFolder'; path: string }

/**
 * The only way to change files that must outlive a crash. Both methods do the same and fail as the
 * file system does, with its code; `writeFile` fails unless every byte was taken.
 */
export type Disk = {
  step(step: DiskStep): Promise<void>
  /** Without letting anything happen meanwhile. */
  stepNow(step: DiskStep): void
}

const FULL_CODES = new Set(['ENOSPC', 'EDQUOT'])

/** Whether a file-system error says that there is no room left. */
export const isDiskFull = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && FULL_CODES.has(String(thrown.code))
