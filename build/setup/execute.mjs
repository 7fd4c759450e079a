import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from './paths.mjs'
import { SetupError } from './progress.mjs'

/**
 * Runs a program to its end with all its output on our stderr.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, timeoutMs?: number }} [options]
 * @returns {Promise<void>} rejects with a SetupError when it does not end with 0
 */
export function execute(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...withTools(), ...options.env },
      stdio: ['ignore', 2, 2],
      ...(options.timeoutMs ? { timeout: options.timeoutMs } : {}),
    })
    child.on('error', (error) =>
      reject(new SetupError(`${command} did not start: ${error.message}`)),
    )
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new SetupError(`${[command, ...args].join(' ')} ended with ${signal ?? code}`))
    })
  })
}

/** The environment with the project's own tools first on the PATH. */
export function withTools() {
  return {
    ...process.env,
    PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  }
}
