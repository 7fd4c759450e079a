import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseError } from '../db/errors.ts'

/** Passwords of the embedded database: its administrator's, and the marketplace's own. */
export type Secrets = { admin: string; app: string }

const fileIn = (dataDir: string): string => join(dataDir, 'database.secret')

/** Reads the passwords that were made with the database. */
export async function readSecrets(dataDir: string): Promise<Secrets> {
  try {
    const [admin, app] = (await readFile(fileIn(dataDir), 'utf8')).trim().split('\n')
    if (admin && app) return { admin, app }
  } catch {
    // Missing and unreadable end in the same sentence below.
  }
  throw new DatabaseError(({ t }) => t('database.passwords', { file: fileIn(dataDir) }))
}

/** Makes new passwords and keeps them where only the owner of the data folder reads them. */
export async function makeSecrets(dataDir: string): Promise<Secrets> {
  const secrets = {
    admin: randomBytes(24).toString('base64url'),
    app: randomBytes(24).toString('base64url'),
  }
  // On disk before the database is: a database without its passwords would be lost.
  await writeFile(fileIn(dataDir), `${secrets.admin}\n${secrets.app}\n`, {
    mode: 0o600,
    flush: true,
  })
  return secrets
}
