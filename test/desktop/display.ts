import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { firstLine } from './first-line.ts'
import type { ProcessFamily } from './processes.ts'

/**
 * Starts an X server without a screen on a display number that is free. Only who can read the
 * cookie in `folder` may connect: other users of the machine must not see the app.
 * @param screen width x height x depth
 */
export async function startDisplay(
  family: ProcessFamily,
  folder: string,
  screen: string,
  env: NodeJS.ProcessEnv,
): Promise<{ DISPLAY: string; XAUTHORITY: string }> {
  const authority = join(folder, 'xauthority')
  await writeFile(authority, cookieFile(), { mode: 0o600 })
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-auth', authority]
  const server = family.start('Xvfb', args, env, ['ignore', 'ignore', 'ignore', 'pipe'])
  const number = await firstLine('the X server', server.stdio[3] as Readable)
  return { DISPLAY: `:${number}`, XAUTHORITY: authority }
}

/** An Xauthority file with one random cookie that holds for any host name and display. */
function cookieFile(): Buffer {
  const wildcardFamily = Buffer.from([0xff, 0xff])
  const fields = ['', '', 'MIT-MAGIC-COOKIE-1', randomBytes(16)].map((field) => {
    const bytes = Buffer.from(field as string)
    const length = Buffer.alloc(2)
    length.writeUInt16BE(bytes.length)
    return Buffer.concat([length, bytes])
  })
  return Buffer.concat([wildcardFamily, ...fields])
}
