import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ExplainedError } from '../line.ts'

const MIN_LENGTH = 32

/**
 * The secret that signs session cookies: `MILEPOST_AUTH_SECRET` where several servers share it,
 * else random, made once and kept in the data folder, readable by its owner only.
 */
export async function readAuthSecret(
  dataDir: string,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const given = environment.MILEPOST_AUTH_SECRET
  if (given !== undefined) return longEnough(given, 'MILEPOST_AUTH_SECRET')
  const file = join(dataDir, 'auth-secret')
  const made = randomBytes(48).toString('base64url')
  try {
    // Exclusive, so that of two servers started at once on a folder one makes it and both use it.
    await writeFile(file, made, { mode: 0o600, flag: 'wx' })
    return made
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return longEnough(await readFile(file, 'utf8'), file)
  }
}

function longEnough(secret: string, where: string): string {
  if (secret.length >= MIN_LENGTH) return secret
  throw new ExplainedError(({ t }) => t('server.secretShort', { where, count: MIN_LENGTH }))
}
