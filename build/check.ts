/**
 * Everything that can be said about the sources without running them. Runs all parts, even when
 * one finds something, and ends with 1 if any did.
 *
 *   npm run check
 */
import { spawn } from 'node:child_process'
import { say } from './setup/progress.mjs'

const folders = ['build', 'electron', 'renderer', 'server', 'shared', 'test']
// Not `tsc -b`: it does not look again at a part of which only imported files have changed.
const types = ['shared', 'node', 'browser', 'preload', 'test', 'electron-33'].map(
  (name): [title: string, command: string, ...args: string[]] => [
    `Types: ${name}`,
    ...(['tsc', '-p', `build/tsconfig.${name}.json`] as const),
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

/** @returns whether the part is satisfied */
function run(command: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}

const failed: string[] = []
for (const [title, command, ...args] of parts) {
  say(title)
  if (!(await run(command, args))) failed.push(title)
}
if (failed.length > 0) {
  say(`Not satisfied: ${failed.join('; ')}`)
  process.exitCode = 1
}
