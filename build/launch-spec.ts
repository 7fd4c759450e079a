/**
 * Prints how to start the app, as one line of JSON for Playwright or any other driver.
 *
 *   npm run -s app:launch-spec -- --server URL --token T --user-data DIR [--dev]
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { launchSpec } from './launching.ts'
import { ensurePackage } from './packaging.ts'
import { SetupError } from './setup/progress.mjs'
import { giveUp } from './setup.mjs'

const { values } = parseArgs({
  options: {
    server: { type: 'string' },
    token: { type: 'string' },
    'user-data': { type: 'string' },
    dev: { type: 'boolean', default: false },
  },
})
const { server, token, 'user-data': userData, dev } = values
try {
  if (!server || !userData) throw new SetupError('--server URL and --user-data DIR are needed.')
  if (!dev) await redirectingStdout(ensurePackage)
  const spec = launchSpec({ dev, server, token, userData: resolve(userData) })
  process.stdout.write(`${JSON.stringify(spec)}\n`)
} catch (error) {
  giveUp(error)
}

/** The packager talks on stdout, which here belongs to the one line of JSON. */
async function redirectingStdout(step: () => Promise<void>): Promise<void> {
  const write = process.stdout.write
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof write
  try {
    await step()
  } finally {
    process.stdout.write = write
  }
}
