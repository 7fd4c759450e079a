/**
 * Changes the code in small ways, one at a time, and asks whether a test notices.
 *
 *   npm run mutate [-- FOLDER…]
 *
 * Folders: any of `shared`, `electron/outbox`, `electron/tracking`, `server/commands`,
 * `server/ledger`, `server/milestones`, `server/invoicing`, or a folder in one of them. Without one,
 * all of them: that takes a night. Keeps a report a folder in test/results, which shows each change
 * that no test noticed, and ends with 1 when a folder stays below 80 %.
 */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Stryker } from '@stryker-mutator/core'

const leastScorePercent = 80
const unit = ['shared', 'electron/outbox', 'electron/tracking']
const database = ['server/commands', 'server/ledger', 'server/milestones', 'server/invoicing']

const given = process.argv.slice(2).map((each) => each.replace(/\/+$/, ''))
const folders = given.length > 0 ? given : [...unit, ...database]
const isIn = (folder: string, rooms: string[]) =>
  rooms.some((room) => folder === room || folder.startsWith(`${room}/`))
const unknown = folders.filter((folder) => !isIn(folder, [...unit, ...database]))
if (unknown.length > 0) {
  console.error(
    `Not measured: ${unknown.join(', ')}. Folders: ${[...unit, ...database].join(', ')}.`,
  )
  process.exit(2)
}

/** Sentences are proven by `npm run check`; a change in one breaks no rule. */
const leftOut = ['!**/*.test.ts', '!shared/words/**', '!**/*.d.ts']

function optionsFor(folder: string): ConstructorParameters<typeof Stryker>[0] {
  const onDatabase = isIn(folder, database)
  const report = join('test', 'results', `mutation-${folder.replaceAll('/', '-')}`)
  return {
    mutate: [`${folder}/**/*.ts`, ...leftOut],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: `test/mutation/${onDatabase ? 'database' : 'unit'}.config.ts` },
    coverageAnalysis: 'perTest',
    // Strings are mostly messages of errors that mean a bug; codes are types, which the compiler checks.
    mutator: { excludedMutations: ['StringLiteral'] },
    // One PostgreSQL serves all tests of a run; two runs beside each other would need two.
    concurrency: onDatabase ? 1 : Math.max(1, availableParallelism() - 1),
    // What was found before is asked again only where the code or its tests have changed.
    incremental: true,
    incrementalFile: `${report}.incremental.json`,
    // TypeScript's new compiler has no programming interface for what would be rewritten here.
    tsconfigFile: 'none',
    tempDirName: '.milepost/mutation',
    ignorePatterns: ['out', 'dist', 'docs', 'test/results'],
    reporters: ['clear-text', 'html'],
    clearTextReporter: { logTests: false, reportTests: false },
    htmlReporter: { fileName: `${report}.html` },
    thresholds: { high: 90, low: leastScorePercent, break: leastScorePercent },
    timeoutMS: 30_000,
  }
}

for (const folder of folders) {
  console.log(`\n${folder}`)
  await new Stryker(optionsFor(folder)).runMutationTest()
}
