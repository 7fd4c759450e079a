/**
 * Everything that can be said about the sources without running them. Runs all parts, even when
 * one finds something, as many at once as there are processors, and ends with 1 if any did.
 *
 *   npm run check
 */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import pLimit from 'p-limit'
import { say } from './setup/progress.mjs'

const folders = ['build', 'electron', 'renderer', 'server', 'shared', 'test']
// Not `tsc -b`: it does not look again at a part of which only imported files have changed. One
// thread each: several in one part check most of the same types over again.
const types = ['shared', 'node', 'browser', 'preload', 'test', 'electron-33'].map(
  (name): [title: string, command: string, ...args: string[]] => [
    `Types: ${name}`,
    ...(['tsc', '-p', `build/tsconfig.${name}.json`, '--singleThreaded'] as const),
  ],
)
const parts: readonly [title: string, command: string, ...args: string[]][] = [
  ['Format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ...types,
  ['Promises that nobody waits for', 'oxlint', '--type-aware', '--deny-warnings', ...folders],
  ['Boundaries between the rooms', 'depcruise', '--config', '.dependency-cruiser.mjs', ...folders],
  ['Drawing of the rooms', 'node', 'build/draw-rooms.ts', '--check'],
  ['Words', 'node', 'build/check-words.ts'],
  ['Dead code', 'knip'],
]

/** @returns whether the part is satisfied, and what it said, which is kept together. */
function run(command: string, args: string[]): Promise<{ isSatisfied: boolean; said: string }> {
  return new Promise((resolve) => {
    let said = ''
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk
      })
    }
    child.on('error', ({ message }) => resolve({ isSatisfied: false, said: `${message}\n` }))
    child.on('close', (code) => resolve({ isSatisfied: code === 0, said }))
  })
}

const failed: string[] = []
const atOnce = pLimit(availableParallelism())
await atOnce.map(parts, async ([title, command, ...args]) => {
  const { isSatisfied, said } = await run(command, args)
  say(title)
  process.stdout.write(said)
  if (!isSatisfied) failed.push(title)
})
if (failed.length > 0) {
  say(`Not satisfied: ${failed.join('; ')}`)
  process.exitCode = 1
}
