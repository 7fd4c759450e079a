/**
 * Runs a command inside a virtual desktop, and takes the desktop down whatever happens.
 *
 *   node test/desktop/run.ts [--logind] -- COMMAND [ARGUMENT…]
 */
import { spawn } from 'node:child_process'
import { startVirtualDesktop } from './virtual-desktop.ts'

const separator = process.argv.indexOf('--')
const [command, ...args] = separator < 0 ? [] : process.argv.slice(separator + 1)
if (!command) {
  console.error('Usage: run.ts [--logind] -- COMMAND [ARGUMENT…]')
  process.exit(2)
}
const desktop = await startVirtualDesktop({
  logind: process.argv.slice(2, separator).includes('--logind'),
})
const child = spawn(command, args, { env: desktop.env, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => child.kill(signal))
}
const code = await new Promise<number>((resolve) => {
  child.on('error', (error) => {
    console.error(`${command} did not start: ${error.message}`)
    resolve(127)
  })
  child.on('close', (status) => resolve(status ?? 1))
})
await desktop.stop()
process.exit(code)
