import { err, ok, type Result } from '../../shared/result.ts'

/** Where the app reports to when nobody said otherwise: a marketplace on this computer. */
const DEFAULT_SERVER = 'http://127.0.0.1:8080'

/** What the start of the app says: which marketplace, and a token to take over. */
export type LaunchOptions = { server: string; token: string | null }

/**
 * Reads what the environment hands over and removes the token from it, so that no child process
 * inherits it. `remembered` is the marketplace of the last start.
 */
export function takeLaunchOptions(
  env: NodeJS.ProcessEnv,
  remembered: string | null,
): Result<LaunchOptions, string> {
  const token = env.MILEPOST_TOKEN?.trim() || null
  delete env.MILEPOST_TOKEN
  const server = parseServer(env.MILEPOST_SERVER ?? remembered ?? DEFAULT_SERVER)
  return server ? ok({ server, token }) : err('MILEPOST_SERVER must be an https address.')
}

/**
 * The origin of a marketplace, or null when the address must not be used: a token travels with
 * every request, so only https will do, or http to this very computer.
 */
export function parseServer(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return null
  return url.username || url.password ? null : url.origin
}
