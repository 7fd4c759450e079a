import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './paths.mjs'

/** @param {string} file @returns {string | undefined} its text, or undefined when absent */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Writes a file so that an interruption leaves the old one or the new one, never half of it.
 * @param {string} file
 * @param {string} text
 */
export function writeWhole(file, text) {
  mkdirSync(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  writeFileSync(temporary, text)
  renameSync(temporary, file)
}

/**
 * One hash over the names and contents of files, so that a build is repeated when, and only when,
 * what it is made from has changed (times lie after a checkout).
 * @param {readonly string[]} entries files or folders below the root; an absent one counts as empty
 * @param {(path: string) => boolean} [wanted] leaves files out
 */
export function contentHash(entries, wanted = () => true) {
  const hash = createHash('sha256')
  /** @param {string} path */
  const add = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false })
    if (stat?.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`)
    } else if (stat && wanted(path)) {
      hash.update(`${path}\0${stat.size}\0`).update(readFileSync(join(root, path)))
    }
  }
  for (const entry of entries) add(entry)
  return hash.digest('hex')
}
