import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')

/** How to start the application: what `npm run -s app:launch-spec` prints. */
export type LaunchSpec = { executablePath: string; args: string[]; env: Record<string, string> }

export type LaunchTarget = { server: string; token?: string; userData: string }

/** The handle is asked once a process, with these, and each launch puts its own in their place. */
const standIn = {
  server: 'http://127.0.0.1:9',
  token: 'stand-in-for-the-token',
  userData: '/tmp/milepost-stand-in-for-the-user-data',
}

let printed: Promise<string> | undefined

/** Asks the project's handle; MILEPOST_E2E_DEV=1 takes the built tree instead of the package. */
const ask = async (): Promise<string> => {
  const args = ['--server', standIn.server, '--token', standIn.token]
  args.push('--user-data', standIn.userData)
  if (process.env.MILEPOST_E2E_DEV === '1') args.push('--dev')
  const { stdout } = await run('npm', ['run', '-s', 'app:launch-spec', '--', ...args], {
    cwd: root,
    // Packaging may be part of it.
    timeout: 300_000,
  })
  return stdout
}

/** How to start the packaged application against a marketplace, with data in a folder. */
export async function launchSpec(target: LaunchTarget): Promise<LaunchSpec> {
  printed ??= ask()
  const spec = JSON.parse(await printed, (_key, value: unknown) =>
    typeof value === 'string'
      ? value
          .replaceAll(standIn.server, target.server)
          .replaceAll(standIn.token, target.token ?? '')
          .replaceAll(standIn.userData, target.userData)
      : value,
  ) as LaunchSpec
  // No token at all is not the same as an empty one.
  if (target.token === undefined) delete spec.env.MILEPOST_TOKEN
  return spec
}
