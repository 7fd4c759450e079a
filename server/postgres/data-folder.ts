import { access, chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { DatabaseError } from '../db/errors.ts'
import { type Line, plain } from '../line.ts'
import type { Binaries } from './binaries.ts'
import type { PostgresAccount } from './postgres-account.ts'
import { runInitdb } from './programs.ts'
import { makeSecrets, readSecrets, type Secrets } from './secrets.ts'

/** PostgreSQL's major version that the packaged programs read and write. */
const MAJOR = '18'

function reasonOf(error: unknown): Line {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EACCES':
    case 'EPERM':
      return ({ t }) => t('database.folder.denied')
    case 'ENOTDIR':
    case 'EEXIST':
      return ({ t }) => t('database.folder.noFolder')
    case 'ENOENT':
      return ({ t }) => t('database.folder.cannotBeMade')
    case 'EROFS':
      return ({ t }) => t('database.folder.readOnly')
    case 'ENOSPC':
      return ({ t }) => t('database.folder.full')
    default:
      return plain((error as Error).message.split('\n')[0] ?? '')
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** Makes a folder and those above it. Node's own recursive way never returns below `/proc`. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    const parent = dirname(folder)
    if (code !== 'ENOENT' || (await exists(parent))) throw error
    await makeFolder(parent)
    await mkdir(folder, { mode: 0o700 })
  }
}

/** Makes the folder if need be and proves that it can be written; the answer is absolute. */
export async function ensureWritable(dataDir: string): Promise<string> {
  const folder = resolve(dataDir)
  const probe = join(folder, `.probe-${process.pid}`)
  try {
    await makeFolder(folder)
    await writeFile(probe, '')
    await rm(probe)
    return folder
  } catch (error) {
    const because = reasonOf(error)
    throw new DatabaseError((words) =>
      words.t('database.folder.unwritable', { folder, reason: because(words) }),
    )
  }
}

/**
 * Brings the cluster's folder into being. It is made under a temporary name and renamed when
 * complete, so that an interrupted first start leaves nothing half made.
 */
export async function ensureCluster(
  dataDir: string,
  binaries: Binaries,
  account: PostgresAccount,
): Promise<{ folder: string; secrets: Secrets; fresh: boolean }> {
  const folder = join(dataDir, 'postgres')
  if (await exists(folder)) {
    const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
    if (version !== MAJOR) {
      throw new DatabaseError(({ t }) => {
        const found = version || t('database.noVersion')
        return t('database.otherVersion', { folder, found, reads: MAJOR })
      })
    }
    return { folder, secrets: await readSecrets(dataDir), fresh: false }
  }
  const making = `${folder}.new`
  await rm(making, { recursive: true, force: true })
  await account.own(making)
  const secrets = await makeSecrets(dataDir)
  // The folder around keeps others out; the file itself must be readable for PostgreSQL's user.
  const passwordFile = join(making, 'password')
  await writeFile(passwordFile, `${secrets.admin}\n`)
  await chmod(passwordFile, 0o644)
  await runInitdb(binaries, account, join(making, 'cluster'), passwordFile)
  await rename(join(making, 'cluster'), folder)
  await rm(making, { recursive: true })
  return { folder, secrets, fresh: true }
}
