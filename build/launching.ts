import { packagedExecutable } from './packaging.ts'
import { currentRuntime } from './setup/electron-runtime.mjs'
import { root } from './setup/paths.mjs'
import { SetupError } from './setup/progress.mjs'

/** How to start the app. */
export interface LaunchOptions {
  /** The built tree run by the runtime, rather than the packaged app. */
  readonly dev: boolean
  readonly server?: string | undefined
  /** Signs the app in; without one it asks. */
  readonly token?: string | undefined
  /** Where the app keeps everything; by default the user's own place. */
  readonly userData?: string | undefined
}

/** What a driver passes on to the operating system; `env` is added to its own environment. */
export interface LaunchSpec {
  readonly executablePath: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/**
 * How to start the app. The token travels in the environment, because other users of a machine can
 * read the arguments of a process.
 */
export function launchSpec({ dev, server, token, userData }: LaunchOptions): LaunchSpec {
  const runtime = currentRuntime()
  if (!runtime) throw new SetupError('There is no Electron yet; run: node build/setup.mjs')
  return {
    executablePath: dev ? runtime.executable : packagedExecutable(),
    args: [
      ...(dev ? [root] : []),
      // Chromium's sandbox does not work as root. The app itself never gives it up.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(userData ? [`--user-data-dir=${userData}`] : []),
    ],
    env: {
      ...(server ? { MILEPOST_SERVER: server } : {}),
      ...(token ? { MILEPOST_TOKEN: token } : {}),
    },
  }
}
