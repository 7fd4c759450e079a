import type { Reporter, TestModule } from 'vitest/node'

/**
 * Says last of all how the tests went, in one plain line: `1548 passed, 0 failed`. Tests that were
 * not run, and failures outside of tests (a set-up, an unhandled rejection), are added when there
 * are any, so that a run that is not whole never looks like one that is.
 */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let outside = unhandled.length
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      outside += module.errors().length
      for (const suite of module.children.allSuites()) outside += suite.errors().length
      for (const test of module.children.allTests()) counts[test.result().state] += 1
    }
    const notRun = counts.skipped + counts.pending
    const line = [`${counts.passed} passed`, `${counts.failed} failed`]
    if (notRun > 0) line.push(`${notRun} not run`)
    if (outside > 0) line.push(`${outside} failed outside of tests`)
    // The runner's own summary is printed after this returns; nothing comes after the exit.
    process.once('exit', () => process.stdout.write(`${line.join(', ')}\n`))
  }
}
