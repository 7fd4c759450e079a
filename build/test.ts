/**
 * Everything that proves the product: checks, the package, then every test.
 *
 *   npm test [-- VITEST-ARGUMENT…]
 *
 * With arguments it leaves the checks out and hands them to the test runner.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensurePackage } from './packaging.ts'
import { root } from './setup/paths.mjs'
import { giveUp } from './setup.mjs'

const given = process.argv.slice(2)

/** Runs a step in the foreground and ends everything when it fails. */
async function step(command: string, args: string[]): Promise<void> {
  const code = await new Promise<number>((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit' })
    const pass = (signal: NodeJS.Signals) => child.kill(signal)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, pass)
    child.on('error', () => resolve(1))
    child.on('close', (status) => resolve(status ?? 1))
  })
  if (code !== 0) process.exit(code)
}

if (given.length === 0) await step(process.execPath, [join(root, 'build', 'check.ts')])
await ensurePackage().catch(giveUp)
// The end-to-end tests start a virtual desktop of their own: nothing appears on a real one.
await step(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...given])
