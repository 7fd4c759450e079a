import { err, ok, type Result } from '../../shared/result.ts'

/** Where the app reports to when nobody said otherwise: a marketplace on this computer. */
export const DEFAULT_SERVER = 'http://127.0.0.1:8080'

/** What the start of the app hands over: the marketplace's address, and a token to take. */
export type LaunchOptions = { server: string | null; token: string | null }

/**
 * Reads the environment and removes the token from it, so that no child process inherits it.
 * Fails, with the sentence to print, on an address that a token must not travel to.
 */
export function takeLaunchOptions(env: NodeJS.ProcessEnv): Result<LaunchOptions, string> {
  const token = env.MILEPOST_TOKEN?.trim() || null
  delete env.MILEPOST_TOKEN
  const given = env.MILEPOST_SERVER?.trim()
  if (!given) return ok({ server: null, token })
  const server = parseServer(given)
  if (server) return ok({ server, token })
  return err('MILEPOST_SERVER must be an https address, or http on this computer.')
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
