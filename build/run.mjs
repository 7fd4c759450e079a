/**
 * Makes the clone ready for a purpose, then runs a script with the pinned Node, as if it were this
 * process: same arguments, same streams, same signals, same exit code. Set-up writes to stderr
 * only, so stdout belongs to the script.
 *
 *   node build/run.mjs PURPOSE SCRIPT [ARGUMENT…]
 */
import { spawn } from 'node:child_process'
import { withTools } from './setup/execute.mjs'
import { pinnedNode } from './setup/paths.mjs'
import { SetupError } from './setup/progress.mjs'
import { giveUp, isPurpose, setUp } from './setup.mjs'

const [purpose = '', script, ...args] = process.argv.slice(2)
if (!isPurpose(purpose) || !script) giveUp(new SetupError('Usage: run.mjs PURPOSE SCRIPT …'))
else await setUp(purpose).then(() => run(script), giveUp)

/** @param {string} script */
function run(script) {
  const child = spawn(pinnedNode, [script, ...args], { stdio: 'inherit', env: withTools() })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // On Ctrl-C the terminal has signalled the child already; passing it on again does no harm,
    // and this process must stay alive until the child has cleaned up.
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', giveUp)
  child.on('close', (code, signal) => {
    if (signal) process.exitCode = 1
    else process.exitCode = code ?? 1
  })
}
