import { execFile } from 'node:child_process'
import { chown, mkdir } from 'node:fs/promises'
import { promisify } from 'node:util'
import { DatabaseError } from '../db/errors.ts'

const run = promisify(execFile)

/** How to start PostgreSQL's programs: as ourselves, or, when we are root, as its own user. */
export type PostgresAccount = {
  /** Turns a program and its arguments into what is really spawned. */
  command(program: string, args: readonly string[]): [string, string[]]
  /** Makes a folder that this account owns and nobody else reads. */
  own(folder: string): Promise<void>
}

const ourselves: PostgresAccount = {
  command: (program, args) => [program, [...args]],
  own: async (folder) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  },
}

const NAME = 'postgres'

async function idOf(flag: '-u' | '-g'): Promise<number> {
  return Number.parseInt((await run('id', [flag, NAME])).stdout, 10)
}

async function ensureUser(): Promise<{ uid: number; gid: number }> {
  try {
    return { uid: await idOf('-u'), gid: await idOf('-g') }
  } catch {
    await run('groupadd', ['--system', '--force', NAME])
    await run('useradd', ['--system', '--gid', NAME, '--no-create-home', NAME])
    return { uid: await idOf('-u'), gid: await idOf('-g') }
  }
}

/**
 * PostgreSQL refuses to run as root. Its own user, though, often cannot even enter the folders in
 * question: `/root` and temporary folders are closed to others. So it gets the one right to pass
 * through folders and read files (`dac_read_search`), and only where it is needed.
 */
async function asPostgres(probes: readonly string[]): Promise<PostgresAccount> {
  const { uid, gid } = await ensureUser()
  const drop = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  const reach = [
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_read_search',
    '--ambient-caps=+dac_read_search',
  ]
  const sees = (flags: string[]) =>
    Promise.all(probes.map((path) => run('setpriv', [...drop, ...flags, 'ls', '-d', path]))).then(
      () => true,
      () => false,
    )
  const flags = (await sees([])) ? [] : reach
  if (flags.length > 0 && !(await sees(flags))) {
    const about = { user: NAME, paths: probes.join(', ') }
    throw new DatabaseError(({ t }) => t('database.unreachableForUser', about))
  }
  return {
    command: (program, args) => ['setpriv', [...drop, ...flags, program, ...args]],
    own: async (folder) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await chown(folder, uid, gid)
    },
  }
}

/** Chooses the account for this process; `probes` are paths that PostgreSQL must reach. */
export async function postgresAccount(probes: readonly string[]): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return ourselves
  try {
    return await asPostgres(probes)
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    const [reason = ''] = (error as Error).message.split('\n')
    throw new DatabaseError(({ t }) => t('database.noUser', { user: NAME, reason }))
  }
}
