import { err, ok, type Result } from '../../shared/result.ts'
import { parseServer } from '../account/server-address.ts'

/** What the start of the app hands over: the marketplace's address, and a token to take. */
export type LaunchOptions = { server: string | null; token: string | null }

/**
 * Reads the environment and removes the token from it, so that no child process inherits it.
 * Fails on an address that a token must not travel to.
 */
export function takeLaunchOptions(env: NodeJS.ProcessEnv): Result<LaunchOptions, 'server'> {
  const token = env.MILEPOST_TOKEN?.trim() || null
  delete env.MILEPOST_TOKEN
  const given = env.MILEPOST_SERVER?.trim()
  if (!given) return ok({ server: null, token })
  const server = parseServer(given)
  if (server) return ok({ server, token })
  return err('server')
}
