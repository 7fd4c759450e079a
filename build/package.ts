/**
 * Packages the app: unpacked for this machine, or with `--installers` as people install it.
 *
 *   npm run package [-- --installers]
 */
import { ensurePackage, makeInstallers, packagedExecutable } from './packaging.ts'
import { say } from './setup/progress.mjs'
import { giveUp } from './setup.mjs'

if (process.argv.includes('--installers')) {
  await makeInstallers().catch(giveUp)
} else {
  await ensurePackage().catch(giveUp)
  say(`The app is ${packagedExecutable()}`)
}
