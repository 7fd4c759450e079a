import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { say } from './progress.mjs'
import { readIfThere } from './stamp.mjs'

/** @param {string} pid */
function isAlive(pid) {
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * Runs a step that must not run twice at once on this folder (two terminals, two test files).
 * A lock whose owner has died is taken over.
 * @template T
 * @param {string} folder where the lock file lies
 * @param {string} name
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
export async function exclusively(folder, name, step) {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.lock`)
  let told = false
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
      const owner = readIfThere(file)
      // An empty file is an owner between creating and writing it.
      if (owner && !isAlive(owner)) {
        rmSync(file, { force: true })
      } else if (owner && !told) {
        say(`waiting for process ${owner}, which is doing the same`)
        told = true
      }
      await delay(100)
    }
  }
  try {
    return await step()
  } finally {
    if (readFileSync(file, 'utf8') === String(process.pid)) rmSync(file, { force: true })
  }
}
